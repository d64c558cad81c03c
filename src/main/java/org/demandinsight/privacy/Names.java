package org.demandinsight.privacy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds names of people by what stands around them: a title behind, or words before that introduce a person.
final class Names {
    private static final String TITLES =
            "先生|女士|小姐|师傅|阿姨|大爷|大妈|大姐|大哥|老师|教师|医生|大夫|护士|主任|经理|队长|奶奶|爷爷|太太|同学|老板|律师|所长|科长|处长|组长|警官|婆婆|叔叔|嫂子|師傅|老師|醫生|護士|經理|隊長|爺爺|同志";

    /// What says that a name follows, whatever comes after it.
    private static final String NAMING =
            "我叫|俺叫|名叫|叫做|自称|姓名|户名|戶名|签名|簽名|落款|联系人|聯絡人|聯繫人|联络人|收件人|法定代表人|法人代表|签字|署名";

    /// Who a person is: a name may follow. Words for roles end alike.
    private static final String ROLE =
            "我是|本人|叫|法人|业主|業主|学生|老板|房东|司机|店主|儿子|女儿|妻子|丈夫|父亲|母亲|爱人|老公|老婆|孩子|同事|邻居|职工|员工|民工|工人|网友|叔叔|妹妹|弟弟|哥哥|姐姐|我妈|我爸|群众|家长|车主|工头|民警|村民|居民|市民|核实|推选|[\\u4e00-\\u9fff][人员員者户戶客商]|给";

    private static final String AFTER =
            "的在是于因与和及说称向家住已被今系从有对为来要将曾不没也都就去到把给跟同想请电身手反投举咨求女男现患年此前后自等这那又还让购驾驶实途嫁之噻独诉愿失宣非反在以经做开打拒欠受称拿申遇申来訪在投";
    private static final String NO_GIVEN = "的了在是和就都而及与着或个们我你他她它这那某";
    private static final String WORD =
            "(?:\\p{Lu}\\p{Ll}+(?:['’-]\\p{Lu}?\\p{Ll}+)?|\\p{Lu}['’]\\p{Lu}\\p{Ll}+)";
    private static final Pattern ENGLISH =
            Pattern.compile(
                    "\\b(?:[Nn]ame(?: is)?|[Tt]his is|[Ss]igned|[Rr]egards|[Cc]ontact(?: person)?|[Cc]all(?:er)?|[Ll]andlord|[Nn]eighbou?r|[Tt]enant|[Rr]esident|[Oo]wner|[Hh]older|[Dd]river|[Ww]ife|[Hh]usband|[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|by|ask for|I am|I'm)[:,]? ?((?:"
                            + WORD
                            + ")(?: (?:\\p{Lu}\\.|"
                            + WORD
                            + ")){1,2})");
    private static final Pattern ENGLISH_ONE =
            Pattern.compile("\\b[Nn]ame(?: is|:) (\\p{Lu}\\p{Ll}+)\\b");
    private static final Pattern ENGLISH_TITLE =
            Pattern.compile(
                    "\\b(?:Mr|Mrs|Ms|Dr|Miss|Prof)\\b\\.? ?(" + WORD + "(?: \\p{Lu}\\p{Ll}+)?)");

    /// A name of one of the peoples that part given and family name by a dot.
    private static final Pattern DOTTED =
            Pattern.compile(
                    "(?:"
                            + NAMING
                            + "|"
                            + ROLE
                            + ")[:：]?([\\u4e00-\\u9fff]{2,6}·[\\u4e00-\\u9fff]{2,7}?)(?![\\u4e00-\\u9fff])");

    private final Set<String> notNames;
    private final Pattern titled;
    private final Pattern introduced;
    private final Pattern family;

    Names(Set<String> surnames, Set<String> notNames) {
        this.notNames = notNames;
        // One class of characters instead of hundreds of branches to try at every place of the
        // text.
        var single = surnames.stream().filter(name -> name.length() == 1);
        var any =
                surnames.stream()
                        .filter(name -> name.length() > 1)
                        .collect(
                                Collectors.joining(
                                        "|",
                                        "(",
                                        "|[" + single.collect(Collectors.joining()) + "])"));
        titled = Pattern.compile(any + "(?=(?:" + TITLES + ")(?!牛肉|方便面|面馆|红烧))");
        introduced =
                Pattern.compile(
                        "(?:("
                                + NAMING
                                + ")|"
                                + ROLE
                                + ")(?:[ ]?(?:为|是|叫))?[:：,，(（】 ]{0,2}"
                                + any
                                + "([\\u4e00-\\u9fff]{1,2})");
        family = Pattern.compile("姓" + any + "(?![\\u4e00-\\u9fff]{0,1}名)");
    }

    void find(String text, Spans spans) {
        english(text, spans);
        var matcher = titled.matcher(text);
        while (matcher.find()) {
            if (!endsAWord(text, matcher) && !text.startsWith("康师傅", matcher.start())) {
                spans.add(matcher.start(), matcher.end(), PersonalData.NAME);
            }
        }
        matcher = introduced.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            int end = nameEnd(text, matcher);
            if (end > 0) {
                spans.add(matcher.start(2), end, PersonalData.NAME);
            }
            from = matcher.start(2);
        }
        matcher = family.matcher(text);
        while (matcher.find()) {
            spans.add(matcher.start(1), matcher.end(1), PersonalData.NAME);
        }
    }

    private static void english(String text, Spans spans) {
        for (var pattern : new Pattern[] {ENGLISH, ENGLISH_ONE, ENGLISH_TITLE, DOTTED}) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                spans.add(matcher.start(1), matcher.end(1), PersonalData.NAME);
            }
        }
    }

    /// Whether the family name is the end of a common word, as 时 is in 临时.
    private static boolean endsAWord(String text, Matcher matcher) {
        int start = matcher.start();
        if (start == 0 || matcher.group(1).length() > 1) {
            return false;
        }
        var pair = text.substring(start - 1, start + 1);
        return COMMON_ENDS.contains(pair);
    }

    private static final Set<String> COMMON_ENDS =
            Set.of(
                    "临时", "小时", "当时", "平时", "及时", "地方", "对方", "官方", "国安", "治安", "公安", "保安", "提高",
                    "现金", "押金", "基金", "社区", "小区", "前任", "现任", "责任", "班级", "公路", "道路", "停车", "公车",
                    "管理", "国家", "大家", "专家");

    /// Where the name ends that begins with the family name of a match, 0 if it is none.
    private int nameEnd(String text, Matcher matcher) {
        int given = matcher.start(3);
        if (isWord(text, matcher.start(2)) || NO_GIVEN.indexOf(text.charAt(given)) >= 0) {
            return 0;
        }
        int longest = matcher.end(3);
        if (longest - given == 2
                && isBoundary(text, longest)
                && NO_GIVEN.indexOf(text.charAt(given + 1)) < 0) {
            // 张伟的 reads as 张伟 + 的, 李秀英， as a whole
            boolean shorter = AFTER.indexOf(text.charAt(given + 1)) >= 0;
            return shorter ? given + 1 : longest;
        }
        if (isBoundary(text, given + 1)) {
            return given + 1;
        }
        return matcher.group(1) != null ? longest : 0;
    }

    private boolean isWord(String text, int start) {
        return start + 2 <= text.length() && notNames.contains(text.substring(start, start + 2));
    }

    private static boolean isBoundary(String text, int at) {
        return at >= text.length()
                || !Character.isIdeographic(text.charAt(at))
                || AFTER.indexOf(text.charAt(at)) >= 0;
    }
}

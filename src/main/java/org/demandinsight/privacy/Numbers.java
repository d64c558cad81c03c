package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.ADDRESS;
import static org.demandinsight.privacy.PersonalData.BANK_CARD;
import static org.demandinsight.privacy.PersonalData.EMAIL;
import static org.demandinsight.privacy.PersonalData.ID_CARD;
import static org.demandinsight.privacy.PersonalData.MOBILE;
import static org.demandinsight.privacy.PersonalData.PHONE;
import static org.demandinsight.privacy.PersonalData.PLATE;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds what is made of digits, by shape and check digit.
final class Numbers {
    private static final String UNIT = "(?!\\s*(?:元|块|万|亿|人民币|平方|公里|吨|度|%))";

    /// Not in the middle of a longer code; the words that introduce a number are none.
    private static final String FROM =
            "(?<![0-9])(?:(?<![A-Za-z])|(?<=\\b(?:ID|id|No|NO|TEL|Tel|tel|Mobile|mobile|Phone|phone)))";

    private static final String TO = "(?![0-9A-Za-z])";

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern ID =
            Pattern.compile(FROM + "[1-9](?:[ -]?\\d){16}[ -]?[\\dXx]" + TO);
    private static final Pattern OLD_ID =
            Pattern.compile("身份证[^0-9]{0,8}([1-9]\\d{7}(?:0[1-9]|1[0-2])[0-3]\\d{4})" + TO);
    private static final Pattern CARD = Pattern.compile(FROM + "[3-6](?:[ -]?\\d){15,18}" + TO);
    private static final Pattern CELL =
            Pattern.compile(
                    FROM
                            + "(?<!\\.)(?:\\(?(?:\\+|00)?86\\)?[ -]?)?1[3-9](?:[ -.]?\\d){9}(?![0-9])"
                            + UNIT);
    private static final Pattern LANDLINE =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?:(?:\\+|00)86[ -]?)?\\(?0?(?:10|2[0-57-9]|[3-9]\\d{2})\\)?[ -]{1,3}[2-9]\\d{2,3}[ -]?\\d{4}(?:(?:-|转)\\d{1,5})?(?![0-9A-Za-z])"
                            + UNIT
                            + "|(?<![0-9A-Za-z])\\(?0(?:10|2[0-57-9]|[3-9]\\d{2})\\)?[2-9]\\d{6,7}(?![0-9A-Za-z])");
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(?:电话|座机|固话|热线|联系|致电|拨打|打给|传真|号码|[Tt]el|[Pp]hone|[Cc]all|[Ff]ax)[^0-9\\n]{0,8}([2-9]\\d{2,3}[ -]?\\d{4})(?![0-9A-Za-z])"
                            + UNIT);
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?:(?:\\+|00)(?!86)[1-9]\\d{0,2}[ .-]?\\(?\\d{1,4}\\)?(?:[ .-]?\\d){5,10}|\\(\\d{3}\\)[ -]?\\d{3}[ .-]\\d{4}|[2-9]\\d{2}[.-]\\d{3}[.-]\\d{4})(?![0-9A-Za-z])");
    private static final Pattern CAR =
            Pattern.compile(
                    "[京津沪滬渝冀豫云雲遼蘇魯陝貴寧粵辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][ ·•.-]{0,2}(?=[A-Za-z0-9]{0,4}[0-9])[A-HJ-NP-Za-hj-np-z0-9](?:[ ]?[A-HJ-NP-Za-hj-np-z0-9]){3,4}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳]?(?![A-Za-z0-9])");
    private static final String N = "[0-9一二三四五六七八九十零〇]";
    private static final String ROOM = "[A-Za-z]?" + N + "{2,5}[A-Za-z]?(?:号房|號房|室|房|户|号|號)?";
    private static final String FLOOR = "(?:" + N + "{1,2}[楼层樓層])?";
    private static final String UNIT_DOOR =
            "[A-Za-z0-9一二三四五六七八九十]{1,3}(?:单元|單元|门)[ ]?" + FLOOR + "(?:" + ROOM + ")?";
    private static final Pattern DOOR =
            Pattern.compile(
                    "(?:[甲乙丙丁]?\\d{1,5}(?:号院?|號|弄))?(?:[A-Za-z]?\\d{1,4}[A-Za-z]?|[A-Z]|[一二三四五六七八九十]{1,3})(?:栋|幢|棟|号楼|號樓|座)-?(?:"
                            + UNIT_DOOR
                            + "|\\d{1,2}-\\d{3,4}|"
                            + FLOOR
                            + ROOM
                            + ")|"
                            + N
                            + "{1,2}(?:单元|單元)"
                            + FLOOR
                            + ROOM
                            + "|(?:\\d{1,4}弄)?\\d{1,5}[号號]\\d{2,4}室|"
                            + N
                            + "{1,2}[楼樓][A-Z]室|\\d{1,4}[号號]\\d{1,2}[楼樓](?:之\\d{1,2}|[A-Z]座?)|(?<![0-9])[A-Za-z]?\\d{3,5}室(?![内外])");
    private static final Pattern ROAD_DOOR =
            Pattern.compile(
                    "(?<=[路街巷道弄里同段村为])[甲乙丙丁]?\\d{1,5}(?:-\\d{1,4})?[号號](?![线線令文公])(?:附\\d{1,3}[号號])?");
    private static final Pattern DASHED_DOOR =
            Pattern.compile(
                    "(?<=[区區苑园園城栋住院庭府寓湾居墅里村厦盘])[ ]?(?:[A-Za-z]?\\d{1,3}-\\d{1,3}-\\d{2,4}|[A-Za-z]?\\d{1,3}-\\d{3,4})(?![0-9-])[号室]?");
    private static final Pattern HOUSE =
            Pattern.compile(
                    "(?<![0-9A-Za-z.,-])(\\d{1,5}[A-Za-z]?)(?: (?:[NSEW]\\.?|North|South|East|West))?(?: [A-Z][A-Za-z'.]+){1,3} (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Square|Sq|Terrace|Ter|Way|Parkway|Pkwy)\\b");
    private static final Pattern FLAT =
            Pattern.compile(
                    "\\b(?:Apartment|Apt|Unit|Room|Rm|Suite|Flat)\\.? ?#?(?:[A-Za-z]?\\d{1,5}[A-Za-z]?|[A-Z])\\b");

    private final PublishedNumbers published;

    Numbers(PublishedNumbers published) {
        this.published = published;
    }

    void find(String shadow, Spans spans) {
        if (shadow.indexOf('@') >= 0) {
            all(MAIL, shadow, 0, EMAIL, _ -> true, spans);
        }
        all(ID, shadow, 0, ID_CARD, text -> Checksums.isIdCard(Shadow.digits(text)), spans);
        all(OLD_ID, shadow, 1, ID_CARD, _ -> true, spans);
        all(CARD, shadow, 0, BANK_CARD, text -> Checksums.isLuhn(Shadow.digits(text)), spans);
        all(CELL, Shadow.unspelled(shadow), 0, MOBILE, this::isPrivate, spans);
        all(LANDLINE, shadow, 0, PHONE, this::isPrivate, spans);
        all(LOCAL, shadow, 1, PHONE, this::isPrivate, spans);
        all(FOREIGN, shadow, 0, PHONE, this::isPrivate, spans);
        all(CAR, shadow, 0, PLATE, _ -> true, spans);
        all(DOOR, shadow, 0, ADDRESS, _ -> true, spans);
        all(ROAD_DOOR, shadow, 0, ADDRESS, _ -> true, spans);
        all(DASHED_DOOR, shadow, 0, ADDRESS, _ -> true, spans);
        all(HOUSE, shadow, 1, ADDRESS, _ -> true, spans);
        all(FLAT, shadow, 0, ADDRESS, _ -> true, spans);
    }

    private boolean isPrivate(String number) {
        return !published.contains(number);
    }

    private static void all(
            Pattern pattern,
            String shadow,
            int group,
            PersonalData kind,
            Predicate<String> holds,
            Spans spans) {
        var matcher = pattern.matcher(shadow);
        while (matcher.find()) {
            if (holds.test(matcher.group(group))) {
                spans.add(matcher.start(group), matcher.end(group), kind);
            }
        }
    }
}

package org.demandinsight.classify;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.demandinsight.city.Channel;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.testing.RealData;
import org.jspecify.annotations.Nullable;

/// Messages of the Taidi Cup with the kind of department that answered each, in the reply's own words.
///
/// A reply names its department where it is signed at the end, says whom the message was passed to, who looked into it or
/// who acted, or thanks for the interest in its field of work, in this order; the others are left out. Cities, districts and counties are dropped: a kind of
/// department in any of them is one label. No word of the reply is part of the intake.
record TaidiReplies(List<RoutedDemand> demands, int messages) {
    private static final Path FILE = RealData.file("taidi2020c/messages_with_replies.csv");

    /// Whoever is named later than this did not answer.
    private static final int BEGINNING = 250;

    private static final String NAME =
            "([\\u4e00-\\u9fa5A-Z0-9]{1,25}?(?:局|委员会|厅|中心|支队|大队|街道办事处|街道办|街道|镇人民政府|镇政府|乡政府|镇|乡|公司|集团|管委会|部门))";

    private static final Pattern SIGNED =
            Pattern.compile("[\\s。！!，,]" + NAME + "[\\s　]*(?:\\d{4}\\s*[年/.-][\\d\\s年月日/.-]*)?$");

    private static final List<Pattern> ACTED =
            Stream.of(
                            "(?:转交至|转交给|转交|转至|转由|已转|交由|交办)" + NAME,
                            "转" + NAME,
                            "经(?!调查|核实|查)" + NAME + "[^。，]{0,6}?(?:调查|核实|核查|了解|查明|进行)",
                            NAME + "(?:高度重视|立即|迅速|第一时间|进行了|现将|回复|答复|将|已|正在|组织|工作人员)")
                    .map(Pattern::compile)
                    .toList();

    /// Whoever thanks for what people think of its field of work.
    private static final Pattern THANKED =
            Pattern.compile("对[^。，！!]{0,8}?([\\u4e00-\\u9fa5]{2,8}?)(?:事业|工作|系统)的?(?:关心|关注|理解|支持)");

    /// What a name holds, and the kind of department that it tells; the first that fits.
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("交警|交通警察|车管所", "traffic police");
        KINDS.put("公安|派出所|警", "police");
        KINDS.put("教育|教体", "education");
        KINDS.put("公积金", "provident fund");
        KINDS.put("人力资源|人社|社会保障|劳动|社保|就业", "human resources");
        KINDS.put("医疗保障|医保", "medical insurance");
        KINDS.put("国土|自然资源|规划|不动产", "land and planning");
        KINDS.put("城管|城市管理|行政执法|环卫|市容", "urban management");
        KINDS.put("住房|住建|城建|房产|房管|城乡建设|建设局|物业", "housing and construction");
        KINDS.put("轨道|地铁", "metro");
        KINDS.put("交通|公路|运管|公交", "transport");
        KINDS.put("环境保护|环保|生态环境", "environment");
        KINDS.put("卫生|卫计|卫健|计生|医院|疾控", "health");
        KINDS.put("市场监督|市场监管|工商|食品药品|食药|质量技术|质监", "market regulation");
        KINDS.put("民政", "civil affairs");
        KINDS.put("农业|农村|畜牧|农委", "agriculture");
        KINDS.put("林业|园林", "forestry and greenery");
        KINDS.put("水利|水务", "water");
        KINDS.put("发改|发展和改革|物价", "development and reform");
        KINDS.put("文化|旅游|文体|广电|体育", "culture and tourism");
        KINDS.put("税务|国税|地税", "tax");
        KINDS.put("财政", "finance");
        KINDS.put("司法", "justice");
        KINDS.put("商务|经信|工信|经济和信息", "commerce and industry");
        KINDS.put("电力|供电|燃气|水司|自来水|供水|移动|电信|联通|电业", "utilities");
        KINDS.put("街道|镇|乡", "street or township");
    }

    static TaidiReplies read() throws IOException {
        var demands = new ArrayList<RoutedDemand>();
        int messages = 0;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            for (var row : rows) {
                messages++;
                var department = department(row.getField("答复意见"));
                if (department != null) {
                    demands.add(
                            new RoutedDemand(
                                    new Intake(
                                            RedactedText.stored(row.getField("留言主题").strip()),
                                            RedactedText.stored(row.getField("留言详情").strip()),
                                            List.of(),
                                            List.of(),
                                            Channel.WEB),
                                    department,
                                    1));
                }
            }
        }
        return new TaidiReplies(demands, messages);
    }

    static boolean areThere() {
        return RealData.has("taidi2020c/messages_with_replies.csv");
    }

    /// The same messages, each in the category where a classifier places it: the source names none.
    List<RoutedDemand> placedBy(Model model) {
        var features = new Features(model.vocabulary());
        var placed = new ArrayList<RoutedDemand>();
        for (var each : demands) {
            var intake = each.intake();
            var vector = features.of(intake.title().value(), "");
            float[] scores = model.whole().score(model.tree(), vector);
            int best = 1;
            for (int label = 2; label < scores.length; label++) {
                best = scores[label] > scores[best] ? label : best;
            }
            placed.add(
                    new RoutedDemand(
                            new Intake(
                                    intake.title(),
                                    intake.text(),
                                    List.of(model.tree().code(best)),
                                    List.of(),
                                    intake.channel()),
                            each.department(),
                            1));
        }
        return placed;
    }

    static @Nullable String department(String reply) {
        var text = reply.strip();
        var signed = SIGNED.matcher(text);
        if (signed.find()) {
            var kind = kind(signed.group(1));
            if (kind != null) {
                return kind;
            }
        }
        var beginning = text.substring(0, Math.min(text.length(), BEGINNING));
        for (var pattern : ACTED) {
            var acted = pattern.matcher(beginning);
            while (acted.find()) {
                var kind = kind(acted.group(1));
                if (kind != null) {
                    return kind;
                }
            }
        }
        var thanked = THANKED.matcher(text);
        String last = null;
        while (thanked.find()) {
            var kind = kind(thanked.group(1));
            last = kind == null ? last : kind;
        }
        return last;
    }

    private static @Nullable String kind(String name) {
        for (var each : KINDS.entrySet()) {
            if (Pattern.compile(each.getKey()).matcher(name).find()) {
                return each.getValue();
            }
        }
        return null;
    }
}

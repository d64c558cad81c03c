package org.demandinsight.insight.blindspot;

import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Why a detector can't tell anything.
final class Lack {
    private Lack() {}

    /// What to provide, null if there is enough.
    static @Nullable Wording of(BlindSpotKind kind, Cube cube) {
        long exposed = cube.exposed(kind);
        if (exposed == 0) {
            return nothing(kind);
        }
        if (exposed < BlindSpotScan.LEAST_DEMANDS) {
            return new Wording(
                    "只有 "
                            + exposed
                            + " 件诉求可供判断，至少需要 "
                            + BlindSpotScan.LEAST_DEMANDS
                            + " 件；"
                            + nothing(kind).zh(),
                    "only "
                            + exposed
                            + " demands can tell, at least "
                            + BlindSpotScan.LEAST_DEMANDS
                            + " are needed; "
                            + nothing(kind).en());
        }
        long categories = cube.categories().stream().filter(cell -> cell.exposed(kind) > 0).count();
        if (categories < BlindSpotScan.LEAST_CATEGORIES) {
            return new Wording(
                    "只有 " + categories + " 个类别有数据，无从比较；请为诉求归类",
                    "only "
                            + categories
                            + " categories have data, too few to compare; place the demands in categories");
        }
        return null;
    }

    private static Wording nothing(BlindSpotKind kind) {
        return switch (kind) {
            case UNMATCHED ->
                    new Wording(
                            "请导入服务目录（名称、说明，最好含所服务的类别）和已归类的诉求",
                            "import a catalogue of services (names, descriptions, best with the categories served) and demands with categories");
            case TIME_GAP ->
                    new Wording(
                            "请导入带开放时间和所服务类别的服务目录，以及带收到时刻（不只日期）和渠道的诉求",
                            "import services with opening hours and the categories that they serve, and demands with a time of receipt (not only a date) and a channel");
            case SLA_BREACH ->
                    new Wording("请导入带办理期限（due_at）的诉求", "import demands with a due date (due_at)");
        };
    }
}

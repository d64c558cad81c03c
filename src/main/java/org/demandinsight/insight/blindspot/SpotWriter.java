package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demandinsight.kernel.Estimate;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Puts a candidate into figures and words. Every word is a fact of the cube.
final class SpotWriter {
    private static final String METHOD = "Beta–binomial posterior";
    private static final double LEVEL = 1 - 2 * Gate.BOUND;

    /// Below this share of usable demands a spot says so.
    private static final double USABLE = .8;

    private final Cube cube;
    private final ServiceHours hours;
    private final Names names;

    SpotWriter(Cube cube, ServiceHours hours, Names names) {
        this.cube = cube;
        this.hours = hours;
        this.names = names;
    }

    BlindSpot write(Candidate candidate, int rank, RankInterval interval, List<BlindSpot> nested) {
        var cell = candidate.cell();
        var kind = candidate.kind();
        var exposure = candidate.exposure();
        var posterior = candidate.posterior();
        double exposed = exposure.exposed(cell);
        var ratio =
                estimate(
                        posterior.ratioQuantile(.5),
                        posterior.ratioQuantile(Gate.BOUND),
                        posterior.ratioQuantile(1 - Gate.BOUND),
                        exposed);
        var excess =
                estimate(
                        posterior.excessQuantile(.5),
                        candidate.bound(),
                        posterior.excessQuantile(1 - Gate.BOUND),
                        exposed);
        boolean counted = exposure.unit() == Unit.PEOPLE;
        double usable = cell.exposed(kind) / (double) Math.max(1, cell.demands());
        return new BlindSpot(
                identity(kind, cell.scope()),
                kind,
                cell.scope(),
                exposure.unit(),
                cube.window(),
                exposure.observed(cell),
                posterior.expected(),
                exposed,
                ratio,
                candidate.probability(),
                excess,
                rank,
                interval.best(),
                interval.worst(),
                cell.signs(kind),
                counted ? cell.signPeople(kind) : null,
                Math.clamp(excess.value() / exposed, 0, 1),
                persistence(candidate),
                usable,
                caveats(candidate, usable),
                title(kind, cell.scope()),
                summary(candidate, exposed, ratio, excess),
                nested);
    }

    private static Estimate estimate(double value, double low, double high, double n) {
        return new Estimate(
                value, Math.min(low, value), Math.max(high, value), LEVEL, METHOD, (long) n);
    }

    private String identity(BlindSpotKind kind, Scope scope) {
        return kind
                + ":"
                + names.categoryCode(scope.category())
                + (scope.isWholeCity() ? "" : ":" + names.areaCode(scope.area()));
    }

    private static BlindSpot.@Nullable Persistence persistence(Candidate candidate) {
        double rate =
                candidate.posterior().expected() / candidate.exposure().chances(candidate.cell());
        var persistence = candidate.cell().persistence(candidate.kind(), rate);
        return persistence.seen() == 0 ? null : persistence;
    }

    private Wording title(BlindSpotKind kind, Scope scope) {
        var category = names.category(scope.category());
        var area =
                scope.isWholeCity()
                        ? new Wording("全市", "the whole city")
                        : names.area(scope.area());
        var zh = area.zh() + "“" + category.zh() + "”诉求";
        var en = category.en() + ", " + area.en() + ": ";
        return switch (kind) {
            case UNMATCHED -> new Wording(zh + "无服务可对应", en + "demands that no service fits");
            case TIME_GAP ->
                    new Wording(
                            zh + "在服务不开放时提出", en + "demands that come when services are closed");
            case SLA_BREACH -> new Wording(zh + "超期", en + "overdue demands");
        };
    }

    private Wording summary(Candidate candidate, double exposed, Estimate ratio, Estimate excess) {
        var unit = candidate.exposure().unit().label();
        double observed = candidate.exposure().observed(candidate.cell());
        double expected = candidate.posterior().expected();
        boolean city = candidate.cell().scope().isWholeCity();
        var peers =
                city
                        ? new Wording("其他类别的水平", "the rate of other categories")
                        : new Wording("同类别在其他区域的水平", "the rate of the same category elsewhere");
        var sign = sign(candidate.kind());
        return new Wording(
                String.format(
                        Locale.ROOT,
                        "%.0f %s中有 %.0f %s%s；按%s应为 %.1f %s，为其 %.1f 倍（90%% 区间 %.1f–%.1f）；多出部分有 90%% 的可能在 %.0f 到 %.0f %s之间。",
                        exposed,
                        unit.zh(),
                        observed,
                        unit.zh(),
                        sign.zh(),
                        peers.zh(),
                        expected,
                        unit.zh(),
                        ratio.value(),
                        ratio.low(),
                        ratio.high(),
                        excess.low(),
                        excess.high(),
                        unit.zh()),
                String.format(
                        Locale.ROOT,
                        "%.0f of %.0f %s %s; %s would give %.1f. That is %.1f times as many (90 %% interval %.1f–%.1f); the excess lies between %.0f and %.0f with 90 %% probability.",
                        observed,
                        exposed,
                        unit.en(),
                        sign.en(),
                        peers.en(),
                        expected,
                        ratio.value(),
                        ratio.low(),
                        ratio.high(),
                        excess.low(),
                        excess.high()));
    }

    private static Wording sign(BlindSpotKind kind) {
        return switch (kind) {
            case UNMATCHED -> new Wording("找不到对应服务", "met no service that fits");
            case TIME_GAP ->
                    new Wording("提出时所有对应服务都不开放", "came when every service that fits was closed");
            case SLA_BREACH -> new Wording("超过期限未办结", "were not served by the due date");
        };
    }

    private List<Wording> caveats(Candidate candidate, double usable) {
        var caveats = new ArrayList<Wording>();
        var cell = candidate.cell();
        if (candidate.exposure().unit() == Unit.DEMANDS) {
            caveats.add(
                    new Wording(
                            "未注明诉求人的诉求过多，因此按件数计，不按人数",
                            "too many demands name no person, so demands are counted, not people"));
        } else if (cell.unknownPerson() > 0) {
            caveats.add(
                    new Wording(
                            cell.unknownPerson() + " 件诉求未注明是谁提出，未计入人数",
                            cell.unknownPerson()
                                    + " demands name no person and are left out of the people counted"));
        }
        if (usable < USABLE) {
            caveats.add(
                    new Wording(
                            String.format(Locale.ROOT, "只有 %.0f%% 的诉求可供判断", 100 * usable),
                            String.format(
                                    Locale.ROOT,
                                    "only %.0f %% of the demands can tell",
                                    100 * usable)));
        }
        caveats.add(caveat(candidate.kind()));
        if (candidate.kind() == BlindSpotKind.TIME_GAP && !hours.unreadable().isEmpty()) {
            caveats.add(
                    new Wording(
                            hours.unreadable().size() + " 项服务的开放时间无法识别，未计入",
                            "the opening hours of "
                                    + hours.unreadable().size()
                                    + " services can't be read and are left out"));
        }
        return caveats;
    }

    private static Wording caveat(BlindSpotKind kind) {
        return switch (kind) {
            case UNMATCHED ->
                    new Wording(
                            "是否有对应服务由文字相似度判断，说法不同的服务可能被漏认",
                            "whether a service fits is judged by its words; one described in other words may be missed");
            case TIME_GAP ->
                    new Wording(
                            "仅计全天开放渠道收到、且时刻已知的诉求；开放时间以服务目录为准",
                            "counts demands of a known hour by channels open all day; opening hours are the catalogue's");
            case SLA_BREACH ->
                    new Wording(
                            "期限以来源系统为准；未办结的按统计日计算",
                            "due dates are the source's; open demands are reckoned on the day of the figures");
        };
    }
}

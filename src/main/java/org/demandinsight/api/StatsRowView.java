package org.demandinsight.api;

import java.time.LocalDate;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.search.Axis;
import org.demandinsight.search.Measure;
import org.demandinsight.search.Shares;
import org.demandinsight.search.StatsRow;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("DemandStatsRow")
@Description(
        "Figures of one group. A group's field is null if the figures aren't grouped by it, or where the value is unknown.")
public final class StatsRowView {
    private final StatsRow row;
    private final java.util.List<Axis> axes;
    private final Words words;

    StatsRowView(StatsRow row, java.util.List<Axis> axes, Words words) {
        this.row = row;
        this.axes = axes;
        this.words = words;
    }

    /// What has to be measured for a field; null for the group's own and the number of demands.
    static @Nullable Measure measure(String field) {
        return switch (field) {
            case "people", "unknownPerson" -> Measure.PEOPLE;
            case "open", "overdue", "onTime" -> Measure.TIMELINESS;
            case "medianTimeToClose", "p90TimeToClose" -> Measure.TIME_TO_CLOSE;
            case "reopened", "transferred", "satisfied" -> Measure.OUTCOMES;
            default -> null;
        };
    }

    private @Nullable Integer key(Axis axis) {
        int at = axes.indexOf(axis);
        return at < 0 || row.key()[at] == Axis.UNKNOWN ? null : (Integer) row.key()[at];
    }

    @Description("The group's category.")
    public @Nullable CategoryView getCategory() {
        var key = key(Axis.CATEGORY);
        return key == null ? null : CategoryView.of(key, words.taxonomy(), words.language());
    }

    @Description("The group's area.")
    public @Nullable AreaView getArea() {
        var key = key(Axis.AREA);
        return key == null ? null : AreaView.of(key, words.city(), words.language());
    }

    @Description("The group's department.")
    public @Nullable DepartmentView getDepartment() {
        var key = key(Axis.DEPARTMENT);
        return key == null ? null : DepartmentView.of(key, words.city(), words.language());
    }

    @Description("The group's channel.")
    public @Nullable ChannelValue getChannel() {
        var key = key(Axis.CHANNEL);
        return key == null ? null : ChannelValue.valueOf(Channel.values()[key].name());
    }

    @Description("The group's source.")
    public @Nullable SourceView getSource() {
        var key = key(Axis.SOURCE);
        var source = key == null ? null : words.city().source(key);
        return source == null ? null : new SourceView(source, words.language());
    }

    @Description("The group's kind of demand.")
    public @Nullable DemandKindValue getKind() {
        var key = key(Axis.KIND);
        return key == null ? null : DemandKindValue.valueOf(DemandKind.values()[key].name());
    }

    @Description("The group's kind of requester.")
    public @Nullable RequesterKindValue getRequesterKind() {
        var key = key(Axis.REQUESTER_KIND);
        return key == null ? null : RequesterKindValue.valueOf(RequesterKind.values()[key].name());
    }

    @Description("The group's status.")
    public @Nullable DemandStatusValue getStatus() {
        var key = key(Axis.STATUS);
        return key == null ? null : DemandStatusValue.valueOf(DemandStatus.values()[key].name());
    }

    @Description("First day of the group's day, week or month.")
    public @Nullable LocalDate getStart() {
        for (var axis : new Axis[] {Axis.DAY, Axis.WEEK, Axis.MONTH}) {
            var key = key(axis);
            if (key != null) {
                return axis == Axis.MONTH
                        ? LocalDate.of(1970, 1, 1).plusMonths(key)
                        : LocalDate.ofEpochDay(key);
            }
        }
        return null;
    }

    @NonNull
    @Description("Demands.")
    public CountView getCount() {
        return CountView.exactly(row.demands());
    }

    @NonNull
    @Description("Distinct people behind the demands whose requester is known.")
    public CountView getPeople() {
        return CountView.exactly(row.people());
    }

    @NonNull
    @Description(
            "Demands of which the source names nobody: how many people stand behind them is unknown.")
    public CountView getUnknownPerson() {
        return CountView.exactly(row.unknownPerson());
    }

    @NonNull
    @Description("Demands neither closed nor rejected.")
    public CountView getOpen() {
        return CountView.exactly(row.open());
    }

    @NonNull
    @Description("Demands due before they were closed, or before asOf if they are open.")
    public CountView getOverdue() {
        return CountView.exactly(row.overdue());
    }

    @Description("Share closed by the due date, of those closed that have one; null if none has.")
    public @Nullable EstimateView getOnTime() {
        return EstimateView.of(Shares.of(row.onTime(), row.closedWithDue()));
    }

    @Description("Share opened again, of those of which it is known.")
    public @Nullable EstimateView getReopened() {
        return EstimateView.of(Shares.of(row.reopened(), row.reopenKnown()));
    }

    @Description("Share passed on at least once, of those of which it is known.")
    public @Nullable EstimateView getTransferred() {
        return EstimateView.of(Shares.of(row.transferred(), row.transferKnown()));
    }

    @Description("Share of requesters who said that they were satisfied, of those asked.")
    public @Nullable EstimateView getSatisfied() {
        return EstimateView.of(Shares.of(row.satisfied(), row.asked()));
    }

    @Description(
            "Median time from receipt to closing in hours, open cases counted (Kaplan–Meier); null if half never closed.")
    public @Nullable EstimateView getMedianTimeToClose() {
        return EstimateView.of(row.median());
    }

    @Description(
            "Hours within which nine in ten close, open cases counted (Kaplan–Meier); null if fewer ever do.")
    public @Nullable EstimateView getP90TimeToClose() {
        return EstimateView.of(row.p90());
    }
}

package org.demandinsight.ingest;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.Demand.Handling;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.demand.Demand.Timeline;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.kernel.Moment;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Makes drafts of demands from rows: whatever is senseless becomes a finding, and the sensible rest is kept.
final class DemandDrafts {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private DemandDrafts() {}

    /// The draft of a row, null if nothing tells it from others.
    static @Nullable DemandDraft draft(RowFields row, List<String> keyFields, ZoneId zone) {
        var id = row.text("id");
        var key = id == null && !row.has("id") ? key(row, keyFields) : List.<String>of();
        if (id == null && key.isEmpty()) {
            row.report(FindingKind.MISSING_KEY, "id");
            return null;
        }
        var timeline = timeline(row, zone);
        return new DemandDraft(
                row.line(),
                id,
                key,
                row.cells(),
                row.constant("kind", DemandKind.values()),
                row.constant("status", DemandStatus.values()),
                row.text("channel"),
                timeline,
                row.pastMoment("updated_at"),
                row.text("requester"),
                row.constant("requester_kind", RequesterKind.values()),
                words(row, timeline.received(), zone),
                row.text("area_code"),
                row.path("area"),
                row.text("department"),
                row.text("category_code"),
                row.path("category"),
                row.list("categories"),
                position(row),
                new Handling(
                        row.count("supporters"),
                        row.count("transfers"),
                        row.count("reopens"),
                        row.flag("satisfied")));
    }

    /// The raw texts of the key's fields, empty if all are.
    private static List<String> key(RowFields row, List<String> fields) {
        var key = new ArrayList<String>();
        fields.forEach(field -> key.add(row.textOrEmpty(field)));
        return key.stream().allMatch(String::isEmpty) ? List.of() : key;
    }

    private static Timeline timeline(RowFields row, ZoneId zone) {
        var received = row.pastMoment("received_at");
        var occurred = row.pastMoment("occurred_at");
        var closed = row.pastMoment("closed_at");
        if (isBefore(received, occurred, zone)) {
            row.report(FindingKind.OCCURRED_AFTER_RECEIVED, "occurred_at");
            occurred = null;
        }
        if (isBefore(closed, received, zone)) {
            row.report(FindingKind.CLOSED_BEFORE_RECEIVED, "closed_at");
            closed = null;
        }
        return new Timeline(received, occurred, row.moment("due_at"), closed);
    }

    /// Whether one moment lies before another for sure, dates without time included.
    private static boolean isBefore(@Nullable Moment one, @Nullable Moment other, ZoneId zone) {
        return one != null && other != null && one.latest(zone).isBefore(other.earliest(zone));
    }

    private static DemandDraft.Words words(RowFields row, @Nullable Moment received, ZoneId zone) {
        var replied = row.pastMoment("replied_at");
        if (isBefore(replied, received, zone)) {
            row.report(FindingKind.REPLIED_BEFORE_RECEIVED, "replied_at");
            replied = null;
        }
        var language = row.textOrEmpty("language");
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            row.report(FindingKind.UNKNOWN_VALUE, "language", Wording.same("zh, en, …"));
            language = "";
        }
        return new DemandDraft.Words(
                row.textOrEmpty("title"),
                row.textOrEmpty("text"),
                language,
                row.textOrEmpty("reply"),
                replied);
    }

    private static @Nullable Position position(RowFields row) {
        var latitude = row.number("latitude", FindingKind.BAD_POSITION);
        var longitude = row.number("longitude", FindingKind.BAD_POSITION);
        if (latitude == null && longitude == null) {
            return null;
        }
        if (latitude == null || longitude == null) {
            var present = latitude == null ? "longitude" : "latitude";
            var absent = latitude == null ? "latitude" : "longitude";
            if (row.text(absent) == null) {
                row.report(FindingKind.BAD_POSITION, present);
            }
            return null;
        }
        double north = latitude.doubleValue();
        double east = longitude.doubleValue();
        boolean nowhere = north == 0 && east == 0;
        if (nowhere || !(Math.abs(north) <= 90 && Math.abs(east) <= 180)) {
            row.report(FindingKind.BAD_POSITION, "latitude");
            return null;
        }
        return new Demand.Position(north, east);
    }
}

package org.demandinsight.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.demo.DemandRow;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.kernel.Moment;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.search.Dimensions;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.jspecify.annotations.Nullable;

/// Demands of the demo city as the record holds them: their words, areas, categories and dates are the city's, and codes stand for
/// themselves.
final class CityDemands {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final Dimensions DIMENSIONS =
            new Dimensions() {
                @Override
                public int area(int met) {
                    return met;
                }

                @Override
                public int department(int met) {
                    return met;
                }

                @Override
                public int category(int met) {
                    return met;
                }

                @Override
                public int service(int category, String text) {
                    return -1;
                }

                @Override
                public String fingerprint() {
                    return "codes stand for themselves";
                }

                @Override
                public ZoneId zone(int source) {
                    return ZONE;
                }
            };

    private static final long OTHER_SEED = 2;

    private final Map<String, Integer> codes = new HashMap<>();

    /// As many demands as asked for, of two years, in the order of their ids.
    static List<StoredDemand> first(int count) {
        return stream(count).toList();
    }

    /// The same one by one: not all need fit into memory.
    static Stream<StoredDemand> stream(int count) {
        return of(DemoOptions.STANDARD.withDemands(count));
    }

    /// Some that are not among those.
    static Stream<StoredDemand> others(int count) {
        return of(DemoOptions.STANDARD.withDemands(count).withSeed(OTHER_SEED));
    }

    private static Stream<StoredDemand> of(DemoOptions options) {
        var made = new CityDemands();
        var city = new DemoCity(options);
        var ids = LongStream.rangeClosed(1, options.demands()).iterator();
        return city.demands().map(row -> made.stored(ids.nextLong(), row));
    }

    private StoredDemand stored(long id, DemandRow row) {
        return new StoredDemand(id, 1, Instant.EPOCH, demand(row));
    }

    private Demand demand(DemandRow row) {
        var requester = row.cell("requester");
        var kind = row.cell("requester_kind");
        return new Demand(
                new DemandKey(1, row.truth().id()),
                DemandKind.valueOf(text(row, "kind")),
                DemandStatus.valueOf(text(row, "status")),
                Channel.valueOf(text(row, "channel")),
                new Demand.Timeline(
                        moment(row.cell("received_at")),
                        null,
                        moment(row.cell("due_at")),
                        moment(row.cell("closed_at"))),
                new Demand.Requester(
                        requester == null ? null : new PersonKey(requester.hashCode(), 0),
                        kind == null ? null : RequesterKind.valueOf(kind)),
                new Demand.Content(
                        RedactedText.stored(text(row, "title")),
                        RedactedText.stored(text(row, "text")),
                        text(row, "language"),
                        RedactedText.EMPTY,
                        null),
                code(row.truth().area()),
                code(text(row, "department")),
                null,
                new Assigned(
                        new Candidate(code(row.truth().category()), 1), Decider.SOURCE, List.of()),
                Demand.Handling.UNKNOWN);
    }

    private static String text(DemandRow row, String column) {
        var text = row.cell(column);
        return text == null ? "" : text;
    }

    private static @Nullable Moment moment(@Nullable String text) {
        return text == null || text.length() == 10
                ? null
                : Moment.of(OffsetDateTime.parse(text).toInstant(), ZONE);
    }

    private int code(String name) {
        return codes.computeIfAbsent(name, _ -> codes.size() + 1);
    }
}

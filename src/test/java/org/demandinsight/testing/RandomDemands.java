package org.demandinsight.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.Demand.Content;
import org.demandinsight.demand.Demand.Handling;
import org.demandinsight.demand.Demand.Requester;
import org.demandinsight.demand.Demand.Timeline;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.Moment;
import org.demandinsight.kernel.Period;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.search.Axis;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.Dimensions;
import org.demandinsight.search.Grouping;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.jspecify.annotations.Nullable;

/// Demands and filters from a seed, with all that real data has: gaps, dates without times, two zones, mapped codes.
public final class RandomDemands {
    /// Codes 8 and 9 were met and mapped to 1 and 2.
    public static final Dimensions DIMENSIONS =
            new Dimensions() {
                @Override
                public int area(int met) {
                    return met > 7 ? met - 7 : met;
                }

                @Override
                public int department(int met) {
                    return met > 7 ? met - 7 : met;
                }

                @Override
                public int category(int met) {
                    return met > 7 ? met - 7 : met;
                }

                @Override
                public int service(int category, String text) {
                    return category == 0 ? -1 : text.length() % 3;
                }

                @Override
                public String fingerprint() {
                    return "random";
                }

                @Override
                public ZoneId zone(int source) {
                    return ZoneId.of(source == 1 ? "Asia/Shanghai" : "America/New_York");
                }
            };

    private static final List<String> WORDS =
            List.of(
                    "路灯",
                    "坏了",
                    "垃圾",
                    "清运",
                    "小区",
                    "物业",
                    "停车",
                    "噪音",
                    "施工",
                    "漏水",
                    "noise",
                    "parking",
                    "street",
                    "light",
                    "⟦MOBILE⟧");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Random random;

    public RandomDemands(long seed) {
        this.random = new Random(seed);
    }

    public List<StoredDemand> demands(int count) {
        var demands = new ArrayList<StoredDemand>();
        for (int id = 1; id <= count; id++) {
            demands.add(new StoredDemand(id, 1, START, demand(id)));
        }
        return demands;
    }

    public Demand demand(long id) {
        int source = 1 + random.nextInt(2);
        var zone = DIMENSIONS.zone(source);
        var received = chance(.95) ? moment(zone, 0, 400) : null;
        int category = random.nextInt(10);
        return new Demand(
                new DemandKey(source, "X" + id),
                maybe(DemandKind.values()),
                maybe(DemandStatus.values()),
                Channel.values()[random.nextInt(4)],
                new Timeline(
                        received,
                        null,
                        chance(.6) ? moment(zone, 20, 420) : null,
                        received != null && chance(.6) ? moment(zone, 400, 500) : null),
                new Requester(
                        chance(.7) ? new PersonKey(random.nextInt(40), 0) : null,
                        maybe(RequesterKind.values())),
                new Content(text(3), text(8), "zh", RedactedText.EMPTY, null),
                random.nextInt(10),
                random.nextInt(10),
                null,
                category == 0
                        ? new Unplaced(Decider.SOURCE)
                        : new Assigned(new Candidate(category, 1), Decider.SOURCE, List.of()),
                new Handling(small(5), small(3), small(2), chance(.4) ? chance(.5) : null));
    }

    public DemandFilter filter() {
        return new DemandFilter(
                chance(.4) ? words() : null,
                codes(),
                codes(),
                codes(),
                chance(.2) ? CodeSet.of(1 + random.nextInt(2)) : null,
                chance(.2) ? Set.of(Channel.UNKNOWN, Channel.WEB) : Set.of(),
                chance(.2) ? Set.of(DemandKind.PETITION) : Set.of(),
                chance(.2) ? Set.of(RequesterKind.RESIDENT) : Set.of(),
                chance(.2) ? Set.of(DemandStatus.CLOSED, DemandStatus.RECEIVED) : Set.of(),
                chance(.4) ? period() : Period.ALWAYS);
    }

    public List<Grouping> groupings() {
        var by = new ArrayList<Grouping>();
        int[] rollUp = {0, 1, 1, 1, 4, 4, 4, 7, 1, 1};
        for (int n = random.nextInt(4); n > 0; n--) {
            var axis = Axis.values()[random.nextInt(Axis.values().length)];
            by.add(new Grouping(axis, chance(.5) ? rollUp : null));
        }
        return by;
    }

    private @Nullable CodeSet codes() {
        return chance(.25) ? CodeSet.of(1, 2, 1 + random.nextInt(7), random.nextInt(2)) : null;
    }

    private String words() {
        var word = WORDS.get(random.nextInt(WORDS.size() - 1));
        return chance(.4) ? word + "  " + WORDS.get(random.nextInt(WORDS.size() - 1)) : word;
    }

    private Period period() {
        int from = random.nextInt(380);
        var start = START.plusSeconds(from * 86_400L);
        return new Period(start, start.plusSeconds((1 + random.nextInt(200)) * 86_400L));
    }

    private Moment moment(ZoneId zone, int fromDay, int toDay) {
        long second = (fromDay * 86_400L) + random.nextInt((toDay - fromDay) * 86_400);
        var at = START.plusSeconds(second);
        return chance(.15) ? Moment.on(LocalDate.ofInstant(at, zone)) : Moment.of(at, zone);
    }

    private RedactedText text(int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(chance(.5) ? "，" : " ");
        }
        return RedactedText.stored(text.toString());
    }

    private @Nullable Integer small(int bound) {
        return chance(.7) ? (Integer) random.nextInt(bound) : null;
    }

    private <E> @Nullable E maybe(E[] constants) {
        int chosen = random.nextInt(constants.length + 1);
        return chosen == constants.length ? null : constants[chosen];
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}

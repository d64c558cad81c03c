package org.demandinsight.insight.blindspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.catalogue.PublicService;
import org.demandinsight.catalogue.Schedule;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.Tree;
import org.demandinsight.kernel.Wording;

/// A made-up city for the detectors' tests: 150 categories of unequal size, 16 areas, 20,000 demands, rates that differ by category
/// and area without any gap, and 30 planted gaps at odds ×2 and ×3. Shares no code with what it tests but the types that it fills.
final class PlantedCity {
    static final int CATEGORIES = 150;
    static final int AREAS = 16;
    static final int DEMANDS = 20_000;
    private static final double[] BASE = {.15, Double.NaN, .20};
    private static final double BETWEEN_CATEGORIES = .25;
    private static final double BETWEEN_AREAS = .1;

    record Plant(BlindSpotKind kind, int category, int area, double odds) {}

    final int[] category = new int[DEMANDS];
    final int[] area = new int[DEMANDS];
    final long[] person = new long[DEMANDS];
    final int[] month = new int[DEMANDS];
    final int[] slot = new int[DEMANDS];
    final boolean[][] sign = new boolean[3][DEMANDS];
    final List<Plant> plants = new ArrayList<>();
    final ServiceHours hours;
    private final List<String> opening = new ArrayList<>();
    private final Random random;

    PlantedCity(long seed, boolean planted) {
        random = new Random(seed);
        double[] sizes =
                IntStream.range(0, CATEGORIES)
                        .mapToDouble(_ -> Math.exp(.9 * random.nextGaussian()))
                        .toArray();
        double[] people =
                IntStream.range(0, AREAS).mapToDouble(i -> 12.5 * Math.pow(.87, i)).toArray();
        hours = services();
        plant(sizes, people, planted);
        double[] day = arrivals();
        double[][][] logit = logits(day);
        for (int i = 0; i < DEMANDS; i++) {
            category[i] = 1 + draw(sizes);
            area[i] = 1 + draw(people);
            person[i] =
                    random.nextInt(4) > 0 ? 1 + random.nextInt(200_000) : 1 + random.nextInt(3_000);
            month[i] = random.nextInt(24);
            for (int kind = 0; kind < 3; kind++) {
                double odds = Math.exp(logit[kind][category[i]][area[i]]);
                sign[kind][i] = random.nextDouble() < odds / (1 + odds);
            }
            slot[i] = slot(category[i], sign[1][i], day);
        }
    }

    /// Three ways to keep hours; a third of the services works evenings too.
    private ServiceHours services() {
        var services = new ArrayList<PublicService>();
        var ways =
                List.of(
                        "Mo-Fr 09:00-12:00,14:00-17:00; PH off",
                        "Mo-Fr 08:30-17:30; PH off",
                        "Mo-Sa 08:00-20:00; PH off");
        for (int id = 1; id <= CATEGORIES; id++) {
            opening.add(ways.get(id % 3));
            services.add(
                    new PublicService(
                            id,
                            "S" + id,
                            Wording.same("s" + id),
                            Wording.same(""),
                            0,
                            List.of(id),
                            List.of(),
                            ways.get(id % 3),
                            Set.of(),
                            List.of(),
                            ""));
        }
        return new ServiceHours(
                new Catalogue(services),
                new Tree(new int[CATEGORIES + 1], new int[CATEGORIES + 1]),
                new Tree(new int[AREAS + 1], new int[AREAS + 1]));
    }

    private void plant(double[] sizes, double[] people, boolean planted) {
        double allSizes = sum(sizes);
        double allPeople = sum(people);
        var taken = new HashSet<Integer>();
        for (int i = 0; planted && i < 30; ) {
            boolean whole = i % 4 < 2;
            int c = random.nextInt(CATEGORIES);
            int a = whole ? 0 : 1 + random.nextInt(AREAS);
            double volume = DEMANDS * sizes[c] / allSizes * (whole ? 1 : people[a - 1] / allPeople);
            if (volume >= (whole ? 80 : 20) && taken.add(c)) {
                plants.add(
                        new Plant(BlindSpotKind.values()[i % 3], c + 1, a, i / 3 % 2 == 0 ? 2 : 3));
                i++;
            }
        }
    }

    private double[][][] logits(double[] day) {
        double[][][] logit = new double[3][CATEGORIES + 1][AREAS + 1];
        for (int kind = 0; kind < 3; kind++) {
            double[] byArea =
                    IntStream.rangeClosed(0, AREAS)
                            .mapToDouble(_ -> BETWEEN_AREAS * random.nextGaussian())
                            .toArray();
            for (int c = 1; c <= CATEGORIES; c++) {
                double own = BETWEEN_CATEGORIES * random.nextGaussian();
                double base = kind == 1 ? closed(c, day) : BASE[kind];
                for (int a = 1; a <= AREAS; a++) {
                    logit[kind][c][a] = Math.log(base / (1 - base)) + own + byArea[a];
                }
            }
        }
        for (var plant : plants) {
            for (int a = 1; a <= AREAS; a++) {
                if (plant.area == 0 || plant.area == a) {
                    logit[plant.kind.ordinal()][plant.category][a] += Math.log(plant.odds);
                }
            }
        }
        return logit;
    }

    /// People ask most by day, less in the evening and at weekends, hardly by night.
    private static double[] arrivals() {
        return IntStream.range(0, Schedule.SLOTS)
                .mapToDouble(s -> {
                    double hour = s % Schedule.SLOTS_A_DAY / 6.;
                    int kind = s / Schedule.SLOTS_A_DAY;
                    double weight = kind % 7 < 5 ? 1 : .6;
                    double holiday = kind >= 7 ? .04 : 1;
                    return weight * holiday * (hour < 7 ? .05 : hour < 8 || hour >= 18 ? .3 : 1);
                })
                .toArray();
    }

    /// The share of arrivals at which a category's service is closed.
    private double closed(int c, double[] day) {
        double closed = 0;
        for (int at = 0; at < day.length; at++) {
            closed += isOpen(c, at) ? 0 : day[at];
        }
        return closed / sum(day);
    }

    private boolean isOpen(int c, int at) {
        var open = hours.open(c, 1);
        return open != null && open.isOpen(at);
    }

    private int slot(int c, boolean outside, double[] day) {
        while (true) {
            int at = random.nextInt(Schedule.SLOTS);
            if (isOpen(c, at) != outside && random.nextDouble() < day[at]) {
                return at;
            }
        }
    }

    /// Deals text, hour and due date out anew over all demands, while scope and person stay.
    void permuteSigns() {
        var order = new ArrayList<>(IntStream.range(0, DEMANDS).boxed().toList());
        Collections.shuffle(order, random);
        var old = new boolean[][] {sign[0].clone(), sign[1].clone(), sign[2].clone()};
        var oldSlot = slot.clone();
        for (int i = 0; i < DEMANDS; i++) {
            int from = order.get(i);
            slot[i] = oldSlot[from];
            sign[0][i] = old[0][from];
            sign[2][i] = old[2][from];
            sign[1][i] = !isOpen(category[i], slot[i]);
        }
    }

    Cube cube() {
        var builder = new CubeBuilder(Instant.parse("2025-12-31T00:00:00Z"), Period.ALWAYS, 0, 24);
        for (int i = 0; i < DEMANDS; i++) {
            int signs = (sign[0][i] ? 1 : 0) | (sign[1][i] ? 2 : 0) | (sign[2][i] ? 4 : 0);
            builder.add(category[i], area[i], person[i], month[i], slot[i], 7, signs);
        }
        return builder.build();
    }

    /// The demands of a scope that carry a sign.
    BitSet carriers(BlindSpotKind kind, int c, int a) {
        var set = new BitSet();
        for (int i = 0; i < DEMANDS; i++) {
            if (category[i] == c && (a == 0 || area[i] == a) && sign[kind.ordinal()][i]) {
                set.set(i);
            }
        }
        return set;
    }

    /// The share of the first spots that are planted ones: same kind, Jaccard of the demands ≥ .5, each plant once.
    double precision(List<BlindSpot> found, int top) {
        var used = new HashSet<Plant>();
        int hits = 0;
        for (var spot : found.subList(0, Math.min(top, found.size()))) {
            var carriers = carriers(spot.kind(), spot.scope().category(), spot.scope().area());
            for (var plant : plants) {
                if (plant.kind == spot.kind()
                        && !used.contains(plant)
                        && jaccard(carriers, carriers(plant.kind, plant.category, plant.area))
                                >= .5) {
                    used.add(plant);
                    hits++;
                    break;
                }
            }
        }
        return (double) hits / top;
    }

    private static double jaccard(BitSet one, BitSet other) {
        var both = (BitSet) one.clone();
        both.and(other);
        var either = (BitSet) one.clone();
        either.or(other);
        return either.isEmpty() ? 0 : (double) both.cardinality() / either.cardinality();
    }

    private int draw(double[] weights) {
        double at = random.nextDouble() * sum(weights);
        int i = 0;
        while (i < weights.length - 1 && at >= weights[i]) {
            at -= weights[i++];
        }
        return i;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static final Names NAMES =
            new Names() {
                @Override
                public Wording category(int id) {
                    return new Wording("类别" + id, "Category " + id);
                }

                @Override
                public String categoryCode(int id) {
                    return "C" + id;
                }

                @Override
                public Wording area(int id) {
                    return new Wording("区" + id, "District " + id);
                }

                @Override
                public String areaCode(int id) {
                    return "A" + id;
                }
            };
}

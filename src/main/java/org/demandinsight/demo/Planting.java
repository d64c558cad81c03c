package org.demandinsight.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Chooses at random where blind spots are planted.
final class Planting {
    /// A scope must be expected to hold this many demands.
    private static final double MINIMUM = 60;

    private static final double[] ODDS = {2, 3};
    private static final int CITY_WIDE = 4;
    private static final int IN_A_DISTRICT = 2;
    private static final int STREAM = 31;

    private final DemoOptions options;
    private final Cells cells;
    private final List<Plant> plants = new ArrayList<>();

    private Planting(DemoOptions options, Cells cells) {
        this.options = options;
        this.cells = cells;
    }

    /// As many at odds ×2 as at ×3; of each kind and odds up to four over the city and two in a district. No category
    /// carries two of one kind, which would blur both.
    static List<Plant> choose(DemoOptions options, Cells cells) {
        var planting = new Planting(options, cells);
        for (var kind : Plant.Kind.values()) {
            var taken = new HashSet<String>();
            planting.plantInDistricts(kind, taken);
            planting.plantCityWide(kind, taken);
        }
        return List.copyOf(planting.plants);
    }

    private void plantInDistricts(Plant.Kind kind, Set<String> taken) {
        var large =
                IntStream.range(0, cells.size())
                        .filter(cell -> cells.share(cell) * options.demands() >= MINIMUM)
                        .filter(cell -> suits(kind, cells.category(cell)))
                        .boxed()
                        .toList();
        var order = shuffled(large, kind.ordinal());
        plant(
                kind,
                taken,
                order.stream()
                        .map(cell -> new Scope(cells.category(cell), cells.district(cell).code()))
                        .toList(),
                IN_A_DISTRICT);
    }

    private void plantCityWide(Plant.Kind kind, Set<String> taken) {
        var large =
                IntStream.range(0, cells.categories().size())
                        .filter(category -> expected(category) >= MINIMUM)
                        .mapToObj(cells.categories()::get)
                        .filter(category -> suits(kind, category))
                        .map(category -> new Scope(category, null))
                        .toList();
        plant(kind, taken, shuffled(large, 16 + kind.ordinal()), CITY_WIDE);
    }

    private record Scope(Cells.Category category, @Nullable String area) {}

    private void plant(Plant.Kind kind, Set<String> taken, List<Scope> scopes, int ofEachOdds) {
        var free = scopes.stream().filter(scope -> !taken.contains(scope.category().code()));
        var seen = new HashSet<String>();
        var chosen =
                free.filter(scope -> seen.add(scope.category().code()))
                        .limit((long) ofEachOdds * ODDS.length)
                        .toList();
        int inEqualParts = chosen.size() / ODDS.length * ODDS.length;
        for (int i = 0; i < inEqualParts; i++) {
            var scope = chosen.get(i);
            taken.add(scope.category().code());
            plants.add(
                    new Plant(kind, scope.category().code(), scope.area(), ODDS[i % ODDS.length]));
        }
    }

    private static boolean suits(Plant.Kind kind, Cells.Category category) {
        return switch (kind) {
            case UNMATCHED -> category.isMixed();
            case TIME_GAP -> category.hours().keepsOfficeHours();
            case SLA_BREACH -> true;
        };
    }

    private double expected(int category) {
        int first = category * cells.districts();
        return options.demands()
                * IntStream.range(first, first + cells.districts()).mapToDouble(cells::share).sum();
    }

    private <T> List<T> shuffled(List<T> scopes, int number) {
        var dice = new Dice(options.seed(), STREAM, number);
        var order = new ArrayList<>(scopes);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            var swapped = order.get(i);
            order.set(i, order.get(other));
            order.set(other, swapped);
        }
        return order;
    }
}

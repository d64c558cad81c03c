package org.demandinsight.demo;

import org.demandinsight.kernel.Language;

/// Who asks: most once or twice in two years, a few again and again about the same matter in the same place.
final class People {
    private static final double REPEATERS = .09;
    private static final double POOL = .6;

    /// Share of the people who write English, where there are words for their topic.
    private final double english;

    private final DemoOptions options;
    private final Cells cells;

    People(DemoOptions options, Cells cells, double english) {
        this.options = options;
        this.cells = cells;
        this.english = english;
    }

    Person person(Scene scene, long number) {
        var dice = new Dice(options.seed(), 81, number);
        int cell = scene.cell();
        boolean enterprise = dice.chance(cells.category(cell).field().enterprises());
        int repeaters = 3 * (int) Math.ceil(options.demands() / 20_000.0);
        long kind = enterprise ? 1 : 0;
        long who;
        if (dice.chance(REPEATERS)) {
            long rank = (long) (repeaters * Math.pow(dice.unit(), 2));
            who = ((long) cell * repeaters + rank) * 2 + kind;
        } else {
            long pool = Math.max(50, (long) (options.demands() * POOL));
            who = ((long) cells.size() * repeaters + dice.below(pool)) * 2 + kind;
        }
        boolean speaksEnglish =
                Dice.unit(Dice.hash(options.seed() + 82, who)) < english * (enterprise ? .6 : 1);
        return new Person(who, enterprise, speaksEnglish ? Language.EN : Language.ZH);
    }
}

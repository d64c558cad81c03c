package org.demandinsight.demo;

/// Finds the scene of any demand from its number alone. Numbers rise with the day.
final class Scenes {
    private static final int BLOCK = 16;
    private static final double EVENTS_A_BLOCK = .25;

    private final DemoOptions options;
    private final Cells cells;
    private final Rates rates;
    private final DayCurve days;
    private final double[][] cellsByMonth;

    Scenes(DemoOptions options, Cells cells, Rates rates, DayCurve days) {
        this.options = options;
        this.cells = cells;
        this.rates = rates;
        this.days = days;
        cellsByMonth = new double[24][];
        for (int month = 0; month < 12; month++) {
            cellsByMonth[month * 2] = runningSums(month, false);
            cellsByMonth[month * 2 + 1] = runningSums(month, true);
        }
    }

    private double[] runningSums(int month, boolean closedDay) {
        var sums = new double[cells.size()];
        double sum = 0;
        for (int cell = 0; cell < sums.length; cell++) {
            sum +=
                    cells.share(cell)
                            * cells.category(cell).field().months().get(month)
                            * rates.dayFactor(cell, closedDay);
            sums[cell] = sum;
        }
        return sums;
    }

    Scene scene(long number) {
        long told = firstTelling(number);
        var dice = new Dice(options.seed(), 61, told);
        int day = days.day((told + dice.unit()) / options.demands());
        int month = days.date(day).getMonthValue() - 1;
        int cell = dice.pickByRunningSums(cellsByMonth[month * 2 + (days.isClosed(day) ? 1 : 0)]);
        boolean unserved = dice.chance(rates.unserved(cell));
        var category = cells.category(cell);
        var topics = unserved ? category.unserved() : category.served();
        var topic = dice.pick(topics, Topic::weight);
        var street = cells.district(cell).street(dice);
        return new Scene(dice.next(), day, cell, street, topic, told != number);
    }

    /// In some blocks of neighbouring numbers a few tell of what the first of them told.
    private long firstTelling(long number) {
        long block = number / BLOCK;
        var dice = new Dice(options.seed(), 62, block);
        if (!dice.chance(EVENTS_A_BLOCK)) {
            return number;
        }
        long first = block * BLOCK + dice.below(BLOCK - 8);
        int echoes = 1 + dice.pick(50, 25, 12, 8, 5);
        return number > first && number <= first + echoes ? first : number;
    }
}

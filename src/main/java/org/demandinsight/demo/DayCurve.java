package org.demandinsight.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/// How the demands of the whole period fall on its days: growth, weekdays, holidays and the noise of every day.
final class DayCurve {
    private static final double[] WEEKDAYS = {1.12, 1.06, 1.0, .98, .95, .62, .55};
    private static final double GROWTH_A_YEAR = .12;
    private static final double ON_HOLIDAYS = .5;

    private final LocalDate start;
    private final boolean[] holiday;
    private final boolean[] closed;
    private final double[] sums;

    DayCurve(DemoOptions options) {
        var holidays = new HashSet<LocalDate>();
        var workdays = new HashSet<LocalDate>();
        for (var row : DemoResource.rows("demo/holidays.csv")) {
            var day = LocalDate.parse(row.getField("day"));
            (row.getField("kind").equals("off") ? holidays : workdays).add(day);
        }
        start = options.start();
        holiday = new boolean[options.days()];
        closed = new boolean[options.days()];
        sums = new double[options.days()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            var day = start.plusDays(i);
            holiday[i] = holidays.contains(day);
            closed[i] = holiday[i] || day.getDayOfWeek().getValue() > 5;
            sum += weight(day, workdays, holiday[i], new Dice(options.seed(), 11, i), i);
            sums[i] = sum;
        }
    }

    private static double weight(
            LocalDate day, Set<LocalDate> workdays, boolean holiday, Dice dice, int number) {
        var weekday = workdays.contains(day) ? DayOfWeek.WEDNESDAY : day.getDayOfWeek();
        double usual = holiday ? ON_HOLIDAYS : WEEKDAYS[weekday.getValue() - 1];
        double growth = 1 + GROWTH_A_YEAR * number / 365;
        return usual * growth * Math.exp(.07 * dice.normal());
    }

    LocalDate date(int day) {
        return start.plusDays(day);
    }

    /// The day by which a share of all demands has come.
    int day(double share) {
        int found = java.util.Arrays.binarySearch(sums, share * sums[sums.length - 1]);
        return Math.min(sums.length - 1, found < 0 ? -found - 1 : found + 1);
    }

    boolean isHoliday(int day) {
        return holiday[day];
    }

    /// Whether an office with usual hours is closed on it: at weekends and on public holidays.
    boolean isClosed(int day) {
        return closed[day];
    }

    /// Share of all demands that come on closed days.
    double closedShare() {
        double share = 0;
        for (int i = 0; i < sums.length; i++) {
            share += closed[i] ? sums[i] - (i == 0 ? 0 : sums[i - 1]) : 0;
        }
        return share / sums[sums.length - 1];
    }
}

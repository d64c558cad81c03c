package org.demandinsight.demo;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/// Draws the course of a demand: log-normal time to close around what its category is given.
final class Courses {
    private static final double DATE_ONLY = .02;
    private static final double REJECTED = .02;
    private static final double SPREAD = .9;

    /// Some of those that are overdue are never closed.
    private static final double STUCK = .33;

    private static final OpenWeek OFFICE = OpenWeek.office();

    private final DemoOptions options;
    private final Cells cells;
    private final Rates rates;
    private final DayCurve days;
    private final Map<SlotsOf, double[]> slots = new HashMap<>();

    private enum Side {
        INSIDE,
        OUTSIDE,
        ANY
    }

    /// Half hours of a working day.
    private record SlotsOf(OpenWeek hours, Rhythm rhythm, Side side) {
        double[] runningSums() {
            return rhythm.runningSums(slot ->
                    switch (side) {
                        case INSIDE -> hours.isOpen(0, false, slot);
                        case OUTSIDE -> !hours.isOpen(0, false, slot);
                        case ANY -> true;
                    });
        }
    }

    Courses(DemoOptions options, Cells cells, Rates rates, DayCurve days) {
        this.options = options;
        this.cells = cells;
        this.rates = rates;
        this.days = days;
    }

    Course course(long number, Scene scene) {
        var dice = new Dice(options.seed(), 71, number);
        boolean closedDay = days.isClosed(scene.day());
        var way = Ways.pick(dice, closedDay);
        int slot = dice.pickByRunningSums(slots(scene, way, closedDay, dice));
        var received =
                days.date(scene.day())
                        .atTime(slot / 2, slot % 2 * 30)
                        .plusSeconds(dice.below(1_800));
        int dueDays = cells.category(scene.cell()).field().dueDays();
        var due = received.plusDays(dueDays);
        double beyond = dice.normal() - rates.overdueThreshold(scene.cell());
        var closed = received.plusSeconds((long) (dueDays * 86_400 * Math.exp(SPREAD * beyond)));
        boolean stuck = dice.chance(STUCK) && beyond > 0;
        boolean rejected = dice.chance(REJECTED) && beyond < 0;
        var end = options.end().plusDays(1).atStartOfDay();
        boolean open = stuck || !closed.isBefore(end);
        boolean overdue = beyond > 0 && due.isBefore(end);
        boolean dateOnly = dice.chance(DATE_ONLY);
        return new Course(
                way, received, dateOnly, due, open ? null : closed, overdue, rejected && !open);
    }

    private double[] slots(Scene scene, Ways way, boolean closedDay, Dice dice) {
        var rhythm = scene.topic().rhythm();
        if (closedDay) {
            return sums(OFFICE, rhythm, Side.ANY);
        }
        var own = cells.category(scene.cell()).hours();
        var hours = own.keepsOfficeHours() ? own : OFFICE;
        boolean comesOutside = way.isAllDay() && dice.chance(rates.outsideOnWorkdays(scene.cell()));
        return sums(hours, rhythm, comesOutside ? Side.OUTSIDE : Side.INSIDE);
    }

    private double[] sums(OpenWeek hours, Rhythm rhythm, Side side) {
        return slots.computeIfAbsent(new SlotsOf(hours, rhythm, side), SlotsOf::runningSums);
    }

    /// Whether it came, at a known time by a channel open all day, when no service of the category was open.
    boolean isOutside(Course course, OpenWeek hours) {
        int day = (int) (course.day().toEpochDay() - options.start().toEpochDay());
        int weekday = course.day().getDayOfWeek().getValue() - 1;
        return isTimed(course) && !hours.isOpen(weekday, days.isHoliday(day), course.slot());
    }

    static boolean isTimed(Course course) {
        return course.way().isAllDay() && !course.dateOnly();
    }

    LocalDateTime endOfPeriod() {
        return options.end().plusDays(1).atStartOfDay().minusSeconds(1);
    }
}

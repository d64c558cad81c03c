package org.demandinsight.demo;

import java.util.List;

/// When the services of a category are open, in half hours of a week. It reads as much of the grammar of opening hours
/// as the demo's catalogue uses: rules of weekdays and times, `PH off`, `24/7`.
final class OpenWeek {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final String OFFICE = "Mo-Fr 09:00-12:00,14:00-17:00";

    private final boolean[][] open = new boolean[7][48];
    private boolean onHolidays;

    static OpenWeek office() {
        var week = new OpenWeek();
        week.add(OFFICE);
        return week;
    }

    /// Opens it at the hours of one more service.
    void add(String openingHours) {
        if (openingHours.equals("24/7")) {
            open(0, 6, 0, 48);
            onHolidays = true;
            return;
        }
        for (var rule : openingHours.split(";", -1)) {
            addRule(rule.strip());
        }
    }

    private void addRule(String rule) {
        int space = rule.indexOf(' ');
        if (space < 0 || rule.endsWith("off")) {
            return;
        }
        for (var days : rule.substring(0, space).split(",", -1)) {
            if (days.equals("PH")) {
                onHolidays = true;
                continue;
            }
            var ends = days.split("-", -1);
            for (var times : rule.substring(space + 1).split(",", -1)) {
                var bounds = times.strip().split("-", -1);
                int to = slot(bounds[1]);
                open(day(ends[0]), day(ends[ends.length - 1]), slot(bounds[0]), to == 0 ? 48 : to);
            }
        }
    }

    private static int day(String name) {
        int day = DAYS.indexOf(name);
        if (day < 0) {
            throw new IllegalArgumentException("not a weekday: " + name);
        }
        return day;
    }

    private static int slot(String time) {
        int hour = Integer.parseInt(time.substring(0, 2));
        return Math.min(48, hour * 2 + (time.endsWith("30") ? 1 : 0));
    }

    private void open(int firstDay, int lastDay, int from, int to) {
        for (int day = firstDay; day <= lastDay; day++) {
            for (int slot = from; slot < to; slot++) {
                open[day][slot] = true;
            }
        }
    }

    /// @param weekday 0 for Monday
    boolean isOpen(int weekday, boolean holiday, int slot) {
        return (!holiday || onHolidays) && open[weekday][slot];
    }

    /// Whether it keeps to weekdays between 8 and 18 o'clock, as a public office does.
    boolean keepsOfficeHours() {
        for (int day = 0; day < 7; day++) {
            for (int slot = 0; slot < 48; slot++) {
                if (open[day][slot] && (day > 4 || slot < 16 || slot >= 36)) {
                    return false;
                }
            }
        }
        return !onHolidays;
    }
}

package org.demandinsight.catalogue;

import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier.Modifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.TokenMgrError;
import ch.poole.openinghoursparser.WeekDay;
import ch.poole.openinghoursparser.WeekDayRange;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.kernel.Wording;

/// Opening hours in the grammar of OpenStreetMap, read into a [Schedule].
///
/// A later rule replaces an earlier one on its days, except after a comma. What is said of public holidays wins over what is
/// said of weekdays, wherever it stands; unless something is said, a holiday is as its weekday.
public final class OpeningHours {
    private static final int DAY = 24 * 60;

    private OpeningHours() {}

    /// What became of a text.
    public sealed interface Reading {

        /// It says when.
        ///
        /// @param notes where the text says more than a typical week can hold
        record Understood(Schedule schedule, List<Wording> notes) implements Reading {
            public Understood {
                notes = List.copyOf(notes);
            }
        }

        /// It doesn't.
        ///
        /// @param reason for whoever wrote the text
        record Unreadable(Wording reason) implements Reading {}
    }

    public static Reading read(String text) {
        List<Rule> rules;
        try {
            rules = new OpeningHoursParser(new StringReader(text)).rules(false);
        } catch (OpeningHoursParseException | TokenMgrError e) {
            return unreadable(
                    "不符合开放时间语法（如 Mo-Fr 09:00-12:00; PH off）",
                    "not in the grammar of opening hours (as in Mo-Fr 09:00-12:00; PH off)");
        }
        if (rules.isEmpty() || text.isBlank()) {
            return unreadable("为空", "empty");
        }
        if (rules.stream().anyMatch(OpeningHours::followsTheSun)) {
            return unreadable("不支持日出日落时间", "times of sunrise and sunset are not supported");
        }
        var week = new Week();
        var notes = new ArrayList<Wording>();
        rules.stream().filter(rule -> !rule.isFallBack()).forEach(rule -> week.apply(rule, false));
        rules.stream().filter(rule -> !rule.isFallBack()).forEach(rule -> week.apply(rule, true));
        if (rules.stream().anyMatch(OpeningHours::isPartial)) {
            notes.add(
                    new Wording(
                            "季节、学校假期、每月第几周和备用规则按典型一周从宽解读",
                            "seasons, school holidays, weeks of the month and fallbacks are read generously, as a typical week"));
        }
        return new Reading.Understood(week.schedule(), notes);
    }

    private static Reading unreadable(String zh, String en) {
        return new Reading.Unreadable(new Wording(zh, en));
    }

    private static boolean followsTheSun(Rule rule) {
        return spans(rule).stream()
                .anyMatch(span -> span.getStartEvent() != null || span.getEndEvent() != null);
    }

    private static boolean isPartial(Rule rule) {
        return rule.isFallBack()
                || isSeasonal(rule)
                || holidays(rule).stream().anyMatch(each -> each.getType() != Holiday.Type.PH)
                || days(rule).stream().anyMatch(range -> range.getNths() != null);
    }

    private static boolean isSeasonal(Rule rule) {
        return rule.getYears() != null || rule.getWeeks() != null || rule.getDates() != null;
    }

    private static List<TimeSpan> spans(Rule rule) {
        return rule.getTimes() == null ? List.of() : rule.getTimes();
    }

    private static List<Holiday> holidays(Rule rule) {
        return rule.getHolidays() == null ? List.of() : rule.getHolidays();
    }

    private static List<WeekDayRange> days(Rule rule) {
        return rule.getDays() == null ? List.of() : rule.getDays();
    }

    /// The spans of each kind of day, in minutes from its midnight; a span past midnight ends beyond [#DAY].
    private static final class Week {
        private final List<List<int[]>> days = new ArrayList<>();

        Week() {
            for (int kind = 0; kind < Schedule.DAY_KINDS; kind++) {
                days.add(new ArrayList<>());
            }
        }

        /// @param onHolidays whether to take what the rule says of public holidays, else what it says of weekdays
        void apply(Rule rule, boolean onHolidays) {
            boolean[] kinds = onHolidays ? holidayKinds(rule) : weekdayKinds(rule);
            boolean adds = rule.isAdditive() || isSeasonal(rule);
            boolean closes = isClosed(rule);
            for (int kind = 0; kind < kinds.length; kind++) {
                if (!kinds[kind] || (closes && isSeasonal(rule))) {
                    continue;
                }
                if (!adds || (closes && spans(rule).isEmpty())) {
                    days.get(kind).clear();
                }
                if (!closes) {
                    days.get(kind).addAll(minutes(rule));
                }
            }
        }

        private static boolean isClosed(Rule rule) {
            var modifier = rule.getModifier() == null ? null : rule.getModifier().getModifier();
            return modifier == Modifier.OFF
                    || modifier == Modifier.CLOSED
                    || modifier == Modifier.UNKNOWN;
        }

        private static boolean[] weekdayKinds(Rule rule) {
            var kinds = new boolean[Schedule.DAY_KINDS];
            boolean every = days(rule).isEmpty() && holidays(rule).isEmpty();
            for (int weekday = 0; weekday < 7; weekday++) {
                boolean meant = every || isMeant(rule, weekday);
                kinds[weekday] = meant;
                kinds[weekday + 7] = meant;
            }
            return kinds;
        }

        private static boolean isMeant(Rule rule, int weekday) {
            for (var range : days(rule)) {
                WeekDay end = range.getEndDay();
                int from = range.getStartDay().ordinal();
                int length = end == null ? 0 : Math.floorMod(end.ordinal() - from, 7);
                if (Math.floorMod(weekday - from, 7) <= length) {
                    return true;
                }
            }
            return false;
        }

        private static boolean[] holidayKinds(Rule rule) {
            var kinds = new boolean[Schedule.DAY_KINDS];
            if (holidays(rule).stream().anyMatch(each -> each.getType() == Holiday.Type.PH)) {
                java.util.Arrays.fill(kinds, 7, Schedule.DAY_KINDS, true);
            }
            return kinds;
        }

        private static List<int[]> minutes(Rule rule) {
            if (rule.isTwentyfourseven() || spans(rule).isEmpty()) {
                return List.of(new int[] {0, DAY});
            }
            return spans(rule).stream().map(Week::minutes).toList();
        }

        private static int[] minutes(TimeSpan span) {
            int start = span.getStart();
            if (span.getEnd() == TimeSpan.UNDEFINED_TIME) {
                return new int[] {start, span.isOpenEnded() ? DAY : start + Schedule.SLOT_MINUTES};
            }
            return new int[] {start, span.getEnd() <= start ? span.getEnd() + DAY : span.getEnd()};
        }

        /// A slot is open if its middle is. What runs past midnight belongs to the morning after, holiday or not.
        Schedule schedule() {
            var open = new boolean[Schedule.SLOTS];
            for (int kind = 0; kind < Schedule.DAY_KINDS; kind++) {
                int next = kind % 7 == 6 ? kind - 6 : kind + 1;
                for (int[] span : days.get(kind)) {
                    mark(open, kind, span[0], Math.min(span[1], DAY));
                    mark(open, next, 0, span[1] - DAY);
                    if (kind < 7) {
                        mark(open, next + 7, 0, span[1] - DAY);
                    }
                }
            }
            return Schedule.of(open);
        }

        private static void mark(boolean[] open, int kind, int from, int until) {
            int half = Schedule.SLOT_MINUTES / 2;
            for (int slot = 0; slot < Schedule.SLOTS_A_DAY; slot++) {
                int middle = slot * Schedule.SLOT_MINUTES + half;
                if (from <= middle && middle < until) {
                    open[kind * Schedule.SLOTS_A_DAY + slot] = true;
                }
            }
        }
    }
}

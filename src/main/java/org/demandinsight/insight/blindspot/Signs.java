package org.demandinsight.insight.blindspot;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.demandinsight.catalogue.Schedule;
import org.demandinsight.city.Channel;
import org.demandinsight.city.Holiday;
import org.demandinsight.search.DemandFacts;
import org.demandinsight.search.Today;

/// Reads from a demand's facts which signs it could carry and which it does. One object reads each demand in turn. Not for several
/// threads.
final class Signs {
    /// People can use these at any hour, so that the hour tells when they need something.
    private static final Set<Channel> ALL_DAY = EnumSet.of(Channel.PHONE, Channel.WEB, Channel.APP);

    private static final long MINUTES_A_DAY = 24 * 60;
    private static final int KNOWN_DAYS = 366 * 130;

    private final Today today;
    private final ServiceHours hours;
    private final Levels levels;
    private final Map<LocalDate, Holiday> holidays;

    /// One more than the kind of each day since 1970, 0 while it was not looked up.
    private final byte[] dayKinds = new byte[KNOWN_DAYS];

    private int category;
    private int area;
    private int slot;
    private int exposed;
    private int carried;

    Signs(Today today, ServiceHours hours, Levels levels, Map<LocalDate, Holiday> holidays) {
        this.today = today;
        this.hours = hours;
        this.levels = levels;
        this.holidays = holidays;
    }

    void read(DemandFacts facts) {
        category = levels.category(facts.category());
        area = levels.area(facts.area());
        slot = 0;
        exposed = 0;
        carried = 0;
        if (facts.service() != DemandFacts.UNKNOWN) {
            mark(BlindSpotKind.UNMATCHED, facts.service() == 0);
        }
        readHour(facts);
        if (facts.due() != DemandFacts.UNKNOWN) {
            mark(BlindSpotKind.SLA_BREACH, facts.isOverdue(today));
        }
    }

    private void readHour(DemandFacts facts) {
        long minute = facts.receivedMinuteOfWeek();
        if (minute == DemandFacts.UNKNOWN || !ALL_DAY.contains(facts.channel())) {
            return;
        }
        var open = hours.open(category, area);
        if (open == null) {
            return;
        }
        slot = Schedule.slot(dayKind(facts.receivedDay()), (int) (minute % MINUTES_A_DAY));
        mark(BlindSpotKind.TIME_GAP, !open.isOpen(slot));
    }

    private int dayKind(long day) {
        if (day < 0 || day >= KNOWN_DAYS) {
            return Schedule.dayKind(LocalDate.ofEpochDay(day), null);
        }
        int known = dayKinds[(int) day];
        if (known == 0) {
            var date = LocalDate.ofEpochDay(day);
            known = Schedule.dayKind(date, holidays.get(date)) + 1;
            dayKinds[(int) day] = (byte) known;
        }
        return known - 1;
    }

    private void mark(BlindSpotKind kind, boolean sign) {
        exposed |= kind.bit();
        carried |= sign ? kind.bit() : 0;
    }

    /// The category that the demand is counted under, 0 if none.
    int category() {
        return category;
    }

    /// The area that it is counted under, [Scope#WHOLE_CITY] if unknown.
    int area() {
        return area;
    }

    /// Its slot of arrival, see [Schedule].
    int slot() {
        return slot;
    }

    /// Bits of the kinds whose sign it could carry.
    int exposed() {
        return exposed;
    }

    /// Bits of the kinds whose sign it carries.
    int carried() {
        return carried;
    }

    boolean carries(BlindSpotKind kind) {
        return (carried & kind.bit()) != 0;
    }
}

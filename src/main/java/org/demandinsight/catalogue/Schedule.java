package org.demandinsight.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import org.demandinsight.city.Holiday;
import org.jspecify.annotations.Nullable;

/// When something is open in a typical week, in slots of ten minutes. A weekday that is a public holiday has slots of its
/// own, since many services close then. Seasons are not told apart.
public final class Schedule {
    /// Minutes a slot.
    public static final int SLOT_MINUTES = 10;

    public static final int SLOTS_A_DAY = 24 * 60 / SLOT_MINUTES;

    /// The seven weekdays, and the seven when they are public holidays.
    public static final int DAY_KINDS = 14;

    public static final int SLOTS = DAY_KINDS * SLOTS_A_DAY;

    public static final Schedule NEVER = new Schedule(new long[(SLOTS + 63) / 64]);

    private final long[] bits;

    private Schedule(long[] bits) {
        this.bits = bits;
    }

    /// Open in the slots that are marked.
    static Schedule of(boolean[] open) {
        var bits = new long[(SLOTS + 63) / 64];
        for (int slot = 0; slot < SLOTS; slot++) {
            if (open[slot]) {
                bits[slot >> 6] |= 1L << slot;
            }
        }
        return new Schedule(bits);
    }

    /// 0 to 6 for Monday to Sunday, 7 to 13 if that day is off. A weekend day made a working day is as a Monday.
    ///
    /// @param holiday what the calendar says of the day, null if nothing
    public static int dayKind(LocalDate day, @Nullable Holiday holiday) {
        int weekday = day.getDayOfWeek().ordinal();
        if (holiday == null) {
            return weekday;
        }
        return holiday.working() ? DayOfWeek.MONDAY.ordinal() : weekday + 7;
    }

    /// The slot of a minute.
    ///
    /// @param dayKind see [#dayKind]
    /// @param minute of the day, 0 to 1439
    public static int slot(int dayKind, int minute) {
        return dayKind * SLOTS_A_DAY + minute / SLOT_MINUTES;
    }

    public boolean isOpen(int slot) {
        return (bits[slot >> 6] >> slot & 1) != 0;
    }

    public boolean isOpen(DayOfWeek day, int minute) {
        return isOpen(slot(day.ordinal(), minute));
    }

    public boolean isAlwaysOpen() {
        return openSlots() == SLOTS;
    }

    public int openSlots() {
        return Arrays.stream(bits).mapToInt(Long::bitCount).sum();
    }

    /// Open when either is.
    public Schedule union(Schedule other) {
        var joined = bits.clone();
        for (int i = 0; i < joined.length; i++) {
            joined[i] |= other.bits[i];
        }
        return new Schedule(joined);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule schedule && Arrays.equals(schedule.bits, bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }
}

package org.demandinsight.catalogue;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.demandinsight.catalogue.OpeningHours.Reading;
import org.demandinsight.city.Holiday;
import org.demandinsight.kernel.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    @Test
    void anOfficeRestsAtNoonAndOnHolidays() {
        var office = schedule("Mo-Fr 09:00-12:00,14:00-17:30; PH off");

        assertThat(office.isOpen(MONDAY, 9 * 60)).isTrue();
        assertThat(office.isOpen(MONDAY, 9 * 60 - 1)).isFalse();
        assertThat(office.isOpen(FRIDAY, 13 * 60)).isFalse();
        assertThat(office.isOpen(FRIDAY, 17 * 60 + 29)).isTrue();
        assertThat(office.isOpen(FRIDAY, 17 * 60 + 30)).isFalse();
        assertThat(office.isOpen(SATURDAY, 10 * 60)).isFalse();
        assertThat(office.isOpen(Schedule.slot(7, 10 * 60))).as("a Monday off").isFalse();
    }

    @Test
    void unlessSomethingIsSaidAHolidayIsAsItsWeekday() {
        assertThat(schedule("Mo-Fr 09:00-17:00").isOpen(Schedule.slot(7, 600))).isTrue();
        assertThat(schedule("PH off; Mo-Fr 09:00-17:00").isOpen(Schedule.slot(7, 600))).isFalse();
        var sundaysAndHolidays = schedule("Mo-Fr 09:00-17:00; Su,PH 10:00-11:00");
        assertThat(sundaysAndHolidays.isOpen(Schedule.slot(7, 600))).isTrue();
        assertThat(sundaysAndHolidays.isOpen(Schedule.slot(7, 720))).isFalse();
        assertThat(sundaysAndHolidays.isOpen(SUNDAY, 600)).isTrue();
    }

    @Test
    void whatRunsPastMidnightBelongsToTheMorningAfter() {
        for (var text : new String[] {"Sa 22:00-02:00", "Sa 22:00-26:00"}) {
            var night = schedule(text);

            assertThat(night.isOpen(SATURDAY, 22 * 60)).isTrue();
            assertThat(night.isOpen(SUNDAY, 119)).isTrue();
            assertThat(night.isOpen(SUNDAY, 120)).isFalse();
            assertThat(night.isOpen(SATURDAY, 60)).isFalse();
        }
        assertThat(schedule("Su 22:00-02:00").isOpen(MONDAY, 60)).isTrue();
    }

    @Test
    void alwaysIsAlways() {
        assertThat(schedule("24/7").isAlwaysOpen()).isTrue();
        assertThat(schedule("Mo-Su 00:00-24:00").isAlwaysOpen()).isTrue();
        assertThat(schedule("24/7; PH off").isAlwaysOpen()).isFalse();
    }

    @Test
    void aLaterRuleReplacesAnEarlierOneOnItsDays() {
        var week = schedule("Mo-Su 08:00-20:00; Sa-Su 10:00-12:00");
        var added = schedule("Mo-Fr 08:00-12:00, Fr 14:00-16:00");

        assertThat(week.isOpen(SUNDAY, 13 * 60)).isFalse();
        assertThat(week.isOpen(FRIDAY, 13 * 60)).isTrue();
        assertThat(added.isOpen(FRIDAY, 9 * 60)).isTrue();
        assertThat(added.isOpen(FRIDAY, 15 * 60)).isTrue();
    }

    @Test
    void aRangeOfDaysMayCrossTheWeekend() {
        var shift = schedule("Fr-Mo 10:00-12:00");

        assertThat(shift.isOpen(MONDAY, 600)).isTrue();
        assertThat(shift.isOpen(DayOfWeek.TUESDAY, 600)).isFalse();
        assertThat(shift.isOpen(SUNDAY, 600)).isTrue();
    }

    @Test
    void schedulesJoin() {
        var joined = schedule("Mo 09:00-10:00").union(schedule("Mo 10:00-11:00"));

        assertThat(joined).isEqualTo(schedule("Mo 09:00-11:00"));
        assertThat(joined.openSlots()).isEqualTo(2 * 12);
        assertThat(joined.union(Schedule.NEVER)).isEqualTo(joined);
    }

    @Test
    void aSeasonIsReadGenerouslyAndSaidSo() {
        var reading = OpeningHours.read("Apr-Oct Mo-Fr 08:00-18:00; Nov-Mar Mo-Fr 09:00-16:00");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        read -> {
                            assertThat(read.schedule().isOpen(MONDAY, 17 * 60)).isTrue();
                            assertThat(read.notes()).hasSize(1);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "周一至周五 9点到5点",
                "Mo-Fr 9h to 5",
                "Mo-Fr 25:70-26:80",
                "Mo-Fr sunrise-sunset"
            })
    void whatIsNoOpeningHoursIsAFinding(String text) {
        assertThat(OpeningHours.read(text)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void theCalendarSaysWhatKindOfDayItIs() {
        var nationalDay = LocalDate.of(2025, 10, 1);
        var workingSunday = LocalDate.of(2025, 9, 28);
        var name = Wording.same("国庆节");

        assertThat(Schedule.dayKind(nationalDay, null)).isEqualTo(2);
        assertThat(Schedule.dayKind(nationalDay, new Holiday(nationalDay, name, false)))
                .isEqualTo(9);
        assertThat(Schedule.dayKind(workingSunday, new Holiday(workingSunday, name, true)))
                .isEqualTo(0);
    }

    private static Schedule schedule(String text) {
        return switch (OpeningHours.read(text)) {
            case Reading.Understood(var schedule, _) -> schedule;
            case Reading.Unreadable(var reason) -> throw new AssertionError(text + reason);
        };
    }
}

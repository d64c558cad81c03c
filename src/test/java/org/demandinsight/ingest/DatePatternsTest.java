package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.demandinsight.kernel.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePatternsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static DatePatterns patterns(String... patterns) {
        return new DatePatterns(Stream.of(patterns).map(DatePattern::of).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "yyyy/M/d H:mm:ss § 2019/2/28 9:25:05 § 2019-02-28T01:25:05Z",
                "yyyy-MM-dd HH:mm:ss § 2019-02-28 09:25:05 § 2019-02-28T01:25:05Z",
                "MM/dd/yyyy hh:mm:ss a § 02/28/2019 12:25:05 AM § 2019-02-27T16:25:05Z",
                "yyyy年M月d日 ah:mm § 2019年2月28日 下午3:05 § 2019-02-28T07:05:00Z",
                "d-MMM-yyyy H:mm § 8-Feb-2019 9:05 § 2019-02-08T01:05:00Z",
                "iso § 2019-02-28T09:25:05+01:00 § 2019-02-28T08:25:05Z",
                "iso § 2019-02-28 09:25:05 § 2019-02-28T01:25:05Z",
                "iso § 2019-02-28T09:25:05.123Z § 2019-02-28T09:25:05.123Z",
                "epoch § 1551317105 § 2019-02-28T01:25:05Z",
                "epoch § 1551317105000 § 2019-02-28T01:25:05Z",
                "excel § 43524.5 § 2019-02-28T04:00:00Z"
            })
    void aMomentIsReadInItsSourcesZone(String pattern, String text, Instant moment) {
        assertThat(patterns(pattern).read(text, SHANGHAI))
                .isNotNull()
                .extracting(found -> found.moment().at())
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"yyyy/M/d,2019/2/28", "iso,2019-02-28", "yyyyMMdd,20190228", "excel,43524"})
    void aDateWithoutTimeStaysADate(String pattern, String text) {
        assertThat(patterns(pattern).read(text, SHANGHAI))
                .isNotNull()
                .extracting(DatePatterns.Found::moment)
                .isEqualTo(Moment.on(LocalDate.of(2019, 2, 28)));
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy/M/d,2019/2/30",
        "yyyy/M/d,2019/13/1",
        "yyyy/M/d,2019/2/28 9:00",
        "yyyy/M/d,19/2/28",
        "yyyy/M/d H:mm,2019/2/28 24:01",
        "iso,2019-02-30",
        "iso,someday or other",
        "epoch,12345678",
        "excel,7",
        "excel,NaN"
    })
    void whatIsNoDateIsNone(String pattern, String text) {
        assertThat(patterns(pattern).read(text, SHANGHAI)).isNull();
    }

    @Test
    void theFirstPatternThatFitsDecides() {
        var both = patterns("d/M/yyyy", "M/d/yyyy");

        assertThat(both.read("3/4/2019", SHANGHAI))
                .isEqualTo(
                        new DatePatterns.Found(Moment.on(LocalDate.of(2019, 4, 3)), true, false));
        assertThat(both.read("3/14/2019", SHANGHAI))
                .isEqualTo(
                        new DatePatterns.Found(Moment.on(LocalDate.of(2019, 3, 14)), false, false));
        assertThat(both.read("4/4/2019", SHANGHAI))
                .isEqualTo(
                        new DatePatterns.Found(Moment.on(LocalDate.of(2019, 4, 4)), false, false));
    }
}

package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    /// A Tuesday, at noon.
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *                          | 2026-03-10T12:01
            */15 * * * *                       | 2026-03-10T12:15
            5,35 * * * *                       | 2026-03-10T12:05
            10-12 * * * *                      | 2026-03-10T12:10
            10-50/20 13 * * *                  | 2026-03-10T13:10
            0 */5 * * *                        | 2026-03-10T15:00
            30 7 * * *                         | 2026-03-11T07:30
            0 0 * * *                          | 2026-03-11T00:00
            0 8 * * 1                          | 2026-03-16T08:00
            0 8 * * mon                        | 2026-03-16T08:00
            0 8 * * MON-fri                    | 2026-03-11T08:00
            0 8 * * 0                          | 2026-03-15T08:00
            0 8 * * 7                          | 2026-03-15T08:00
            0 8 * * 5-7                        | 2026-03-13T08:00
            0 8 * * sat-sun                    | 2026-03-14T08:00
            0 8 * * tue,thu                    | 2026-03-12T08:00
            0 8 * * */2                        | 2026-03-12T08:00
            0 9 1 * *                          | 2026-04-01T09:00
            0 9 1,15 * *                       | 2026-03-15T09:00
            0 9 31 * *                         | 2026-03-31T09:00
            0 9 29 2 *                         | 2028-02-29T09:00
            0 9 * jan *                        | 2027-01-01T09:00
            0 9 1 jan-mar/2 *                  | 2027-01-01T09:00
            0 0 13 * 5                         | 2026-03-13T00:00
            0 0 20 * 5                         | 2026-03-13T00:00
            0 0 12 * 5                         | 2026-03-12T00:00
            0 0 31 2 5                         | 2027-02-05T00:00
            @hourly                            | 2026-03-10T13:00
            @daily                             | 2026-03-11T00:00
            @midnight                          | 2026-03-11T00:00
            @weekly                            | 2026-03-15T00:00
            @monthly                           | 2026-04-01T00:00
            @yearly                            | 2027-01-01T00:00
            every day 07:30                    | 2026-03-11T07:30
            Every day at 7:30                  | 2026-03-11T07:30
            daily 07:30                        | 2026-03-11T07:30
            daily 8:30 pm                      | 2026-03-10T20:30
            daily 12am                         | 2026-03-11T00:00
            daily 12:15pm                      | 2026-03-10T12:15
            daily at noon                      | 2026-03-11T12:00
            every Monday, midnight             | 2026-03-16T00:00
            8:30 a.m. on weekdays              | 2026-03-11T08:30
            every Monday 08:00                 | 2026-03-16T08:00
            Mondays at 8am                     | 2026-03-16T08:00
            every Monday and Thursday 08:00    | 2026-03-12T08:00
            every mon, wed, and fri 08:00      | 2026-03-11T08:00
            weekly on Sunday 8 PM              | 2026-03-15T20:00
            weekdays 07:00                     | 2026-03-11T07:00
            every weekday at 1pm               | 2026-03-10T13:00
            weekends 09:00                     | 2026-03-14T09:00
            every hour                         | 2026-03-10T13:00
            every minute                       | 2026-03-10T12:01
            every 15 minutes                   | 2026-03-10T12:15
            every 6 hours                      | 2026-03-10T18:00
            monthly on the 1st 09:00           | 2026-04-01T09:00
            monthly on the 1st and 15th 09:00  | 2026-03-15T09:00
            every month on day 15 09:00        | 2026-03-15T09:00
            每天 07:30                          | 2026-03-11T07:30
            每日07：30                          | 2026-03-11T07:30
            每周一 08:00                        | 2026-03-16T08:00
            每周一 8点                           | 2026-03-16T08:00
            每周一下午3点半                       | 2026-03-16T15:30
            每周一 早上8点05分                    | 2026-03-16T08:05
            每周一和周四 08:00                   | 2026-03-12T08:00
            每周三、五 08:00                     | 2026-03-11T08:00
            每星期天 08:00                       | 2026-03-15T08:00
            工作日 07:00                        | 2026-03-11T07:00
            周末 09:00                          | 2026-03-14T09:00
            每小时                              | 2026-03-10T13:00
            每15分钟                            | 2026-03-10T12:15
            每月1日 09:00                       | 2026-04-01T09:00
            每月1号和15号 09:00                  | 2026-03-15T09:00
            """)
    void aNotationFiresNext(String written, LocalDateTime expected) {
        assertThat(Cron.parse(written).next(NOW, ZoneOffset.UTC)).contains(expected.toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whenever I like    | "whenever I like" is not understood as a time table
            @reboot            | "@reboot" is not understood as a time table
            every Monday       | "every monday" says no time of day
            每周一 晚上12点     | "每周一 晚上12点" is not understood as a time table
            每周一              | "每周一" says no time of day
            every Monday 8     | "every Monday 8" is not understood as a time table
            daily 25:00        | the hour 25 is not within 0–23
            daily 13pm         | the hour 13 pm is not within 1–12
            monthly on the 32nd 09:00 | the day of the month 32 is not within 1–31
            0 8 * *            | "0 8 * *" has 4 fields, not five
            0 0 8 * * ?        | "0 0 8 * * ?" has 6 fields, not five
            60 8 * * *         | the minute 60 is not within 0–59
            0 8 0 * *          | the day of the month 0 is not within 1–31
            0 8 * 13 *         | the month 13 is not within 1–12
            0 8 * * 8          | the day of the week 8 is not within 0–7
            0 8 * * mo         | "mo" is not understood as day of the week
            0 8 L * *          | "L" is not understood as day of the month
            0 8 * * 5#2        | "5#2" is not understood as day of the week
            20-10 8 * * *      | the minute 20-10 runs backwards
            5/10 8 * * *       | "5/10" is not understood as minute
            */0 8 * * *        | "*/0" is not understood as minute
            1,,2 8 * * *       | "" is not understood as minute
            """)
    void whatIsNotUnderstoodIsNamedAndTwoExamplesAreShown(String written, String problem) {
        assertThatThrownBy(() -> Cron.parse(written))
                .isInstanceOfSatisfying(InvalidValueException.class, invalidValueException -> {
                    assertThat(invalidValueException.problem()).isEqualTo(problem);
                    assertThat(invalidValueException.remedy())
                            .isEqualTo("write five fields such as \"0 8 * * mon\","
                                    + " or words such as every Monday 08:00");
                });
    }

    @ParameterizedTest
    @CsvSource({"every Munday 08:00, monday", "every Moonday 8am, monday", "evry day 08:00, every", "dayly 7am, daily"})
    void aMisspeltWordIsGuessed(String written, String meant) {
        assertThatThrownBy(() -> Cron.parse(written))
                .hasMessage("\"" + written + "\" is not understood as a time table; did you mean \"" + meant + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 8 31 2 *", "0 8 30 feb *", "0 8 31 4,6,9,11 *", "0 8 31 2 */1"})
    void aTimeTableThatNeverFiresIsRefused(String written) {
        assertThatThrownBy(() -> Cron.parse(written)).hasMessageContaining("never fires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every 45 minutes", "every 0 minutes", "every 5 hours", "每7分钟"})
    void anIntervalThatCronCannotKeepIsRefused(String written) {
        assertThatThrownBy(() -> Cron.parse(written)).hasMessageContaining("do not divide");
    }

    /// By its manual, crontab wants both days to match here, because one of the fields holds a star.
    @Test
    void steppedDaysTogetherWithAWeekdayAreRefused() {
        assertThatThrownBy(() -> Cron.parse("0 8 */2 * mon")).hasMessageContaining("must both match");
    }

    @Test
    void whatIsWrittenIsKept() {
        assertThat(Cron.parse(" every Monday 08:00 ").source()).isEqualTo("every Monday 08:00");
    }

    @Test
    void aTimeThatTheClockLeapsOverIsLeftOutThatDay() {
        assertThat(firings("30 2 * * *", "2026-03-28T00:00:00Z", "Europe/Berlin", 2))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-30T02:30+02:00");
        assertThat(firings("daily 2:30am", "2026-03-07T06:00:00Z", "America/New_York", 2))
                .containsExactly("2026-03-07T02:30-05:00", "2026-03-09T02:30-04:00");
    }

    @Test
    void aTimeThatComesTwiceWhenTheClockGoesBackFiresOnce() {
        assertThat(firings("30 2 * * *", "2026-10-24T20:00:00Z", "Europe/Berlin", 2))
                .containsExactly("2026-10-25T02:30+01:00", "2026-10-26T02:30+01:00");
        assertThat(firings("30 1 * * *", "2026-10-31T22:00:00Z", "America/New_York", 2))
                .containsExactly("2026-11-01T01:30-05:00", "2026-11-02T01:30-05:00");
    }

    @Test
    void hoursGoOnOverBothChangesOfTheClock() {
        assertThat(firings("every hour", "2026-03-29T00:30:00Z", "Europe/Berlin", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
        assertThat(firings("every hour", "2026-10-24T22:30:00Z", "Europe/Berlin", 3))
                .containsExactly("2026-10-25T01:00+02:00", "2026-10-25T02:00+01:00", "2026-10-25T03:00+01:00");
        assertThat(firings("every hour", "2026-03-08T06:30:00Z", "America/New_York", 1))
                .containsExactly("2026-03-08T03:00-04:00");
    }

    private static Stream<String> firings(String written, String after, String zone, int count) {
        var cron = Cron.parse(written);
        var place = ZoneId.of(zone);
        return Stream.iterate(
                        Instant.parse(after),
                        instant -> cron.next(instant, place).orElseThrow())
                .skip(1)
                .limit(count)
                .map(instant -> instant.atZone(place).toOffsetDateTime().toString());
    }
}

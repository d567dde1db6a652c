package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Phrases about the days of a month, and about every second, third … day, week or month.
class CalendarPhraseTest {
    /// A Tuesday, at noon.
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last day of the month 18:00                       | 2026-03-31 2026-04-30 2026-05-31
            Last Day of Every Month at 6pm                    | 2026-03-31 2026-04-30 2026-05-31
            on the last day of each month 18:00               | 2026-03-31 2026-04-30 2026-05-31
            monthly on the last day 18:00                     | 2026-03-31 2026-04-30 2026-05-31
            every month on the last day at 18:00              | 2026-03-31 2026-04-30 2026-05-31
            end of the month 18:00                            | 2026-03-31 2026-04-30 2026-05-31
            at month end, 18:00                               | 2026-03-31 2026-04-30 2026-05-31
            monthly, on the last day, at 6 p.m.               | 2026-03-31 2026-04-30 2026-05-31
            at 6pm on the last day of month                   | 2026-03-31 2026-04-30 2026-05-31
            last day of the month from 2028-01-31 18:00       | 2028-01-31 2028-02-29 2028-03-31
            the 15th and the last day of the month 18:00      | 2026-03-15 2026-03-31 2026-04-15
            monthly on the 1st, 15th, and last day 18:00      | 2026-03-15 2026-03-31 2026-04-01
            first day of the month 18:00                      | 2026-04-01 2026-05-01 2026-06-01
            first weekday of the month 18:00                  | 2026-04-01 2026-05-01 2026-06-01
            last working day of the month 18:00               | 2026-03-31 2026-04-30 2026-05-29
            last business day of every month 18:00            | 2026-03-31 2026-04-30 2026-05-29
            last Friday 18:00                                 | 2026-03-27 2026-04-24 2026-05-29
            last Fri of the month 18:00                       | 2026-03-27 2026-04-24 2026-05-29
            every last Friday 18:00                           | 2026-03-27 2026-04-24 2026-05-29
            monthly on the last Friday 6 pm                   | 2026-03-27 2026-04-24 2026-05-29
            the last Friday of every month at 18:00           | 2026-03-27 2026-04-24 2026-05-29
            first Saturday 18:00                              | 2026-04-04 2026-05-02 2026-06-06
            on the 1st Saturday of the month 18:00            | 2026-04-04 2026-05-02 2026-06-06
            second Tuesday 18:00                              | 2026-03-10 2026-04-14 2026-05-12
            every second Tuesday of the month 18:00           | 2026-03-10 2026-04-14 2026-05-12
            every month on the 3rd Thursday 18:00             | 2026-03-19 2026-04-16 2026-05-21
            fourth Sunday 18:00                               | 2026-03-22 2026-04-26 2026-05-24
            fifth Monday 18:00                                | 2026-03-30 2026-06-29 2026-08-31
            first and third Monday 18:00                      | 2026-03-16 2026-04-06 2026-04-20
            every second and fourth Tuesday 18:00             | 2026-03-10 2026-03-24 2026-04-14
            first Monday and last Friday of the month 18:00   | 2026-03-27 2026-04-06 2026-04-24
            1st Monday, 3rd Monday & last Friday 18:00        | 2026-03-16 2026-03-27 2026-04-06
            last Sunday of March and October 18:00            | 2026-03-29 2026-10-25 2027-03-28
            last day of the quarter 18:00                     | 2026-03-31 2026-06-30 2026-09-30
            quarterly on the first Monday 18:00               | 2026-04-06 2026-07-06 2026-10-05
            last day of the year 18:00                        | 2026-12-31 2027-12-31 2028-12-31
            last day of February 18:00                        | 2027-02-28 2028-02-29 2029-02-28
            15th of every month 18:00                         | 2026-03-15 2026-04-15 2026-05-15
            Thursday to Saturday 18:00                        | 2026-03-12 2026-03-13 2026-03-14
            Wed–Thu at 6pm                                    | 2026-03-11 2026-03-12 2026-03-18
            18:00 every Saturday through Sunday               | 2026-03-14 2026-03-15 2026-03-21
            周四至周五 18:00                                   | 2026-03-12 2026-03-13 2026-03-19
            每周六到周日下午六点                                 | 2026-03-14 2026-03-15 2026-03-21
            每月最后一天 18:00                                  | 2026-03-31 2026-04-30 2026-05-31
            每个月的最后一天下午6点                               | 2026-03-31 2026-04-30 2026-05-31
            每月最後一天 18:00                                  | 2026-03-31 2026-04-30 2026-05-31
            每月月底 18:00                                     | 2026-03-31 2026-04-30 2026-05-31
            月末 18:00                                         | 2026-03-31 2026-04-30 2026-05-31
            每月15日和最后一天 18:00                             | 2026-03-15 2026-03-31 2026-04-15
            每月第一天 18:00                                   | 2026-04-01 2026-05-01 2026-06-01
            每月最后一个工作日 18:00                             | 2026-03-31 2026-04-30 2026-05-29
            每月首个工作日 18:00                                | 2026-04-01 2026-05-01 2026-06-01
            每月最后一个星期五 18:00                             | 2026-03-27 2026-04-24 2026-05-29
            每月最后一个周五晚上6点                               | 2026-03-27 2026-04-24 2026-05-29
            每月第一个星期六 18:00                               | 2026-04-04 2026-05-02 2026-06-06
            每月第一個星期六 18:00                               | 2026-04-04 2026-05-02 2026-06-06
            每个月第2个礼拜二 18:00                              | 2026-03-10 2026-04-14 2026-05-12
            每月第一个和第三个周一 18:00                          | 2026-03-16 2026-04-06 2026-04-20
            每月第一、三个周一 18:00                             | 2026-03-16 2026-04-06 2026-04-20
            每季度最后一天 18:00                                | 2026-03-31 2026-06-30 2026-09-30
            每年12月最后一天 18:00                              | 2026-12-31 2027-12-31 2028-12-31
            """)
    void aDayOfTheMonthIsFound(String phrase, String days) {
        assertThat(days(phrase, 3)).isEqualTo(List.of(days.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every other Monday 18:00                              | 2026-03-23 2026-04-06 2026-04-20
            18:00 every other Monday                              | 2026-03-23 2026-04-06 2026-04-20
            On alternate Mondays at 6pm                           | 2026-03-23 2026-04-06 2026-04-20
            every other week on Monday 18:00                      | 2026-03-23 2026-04-06 2026-04-20
            every second week on Monday 18:00                     | 2026-03-23 2026-04-06 2026-04-20
            every two weeks on Monday 18:00                       | 2026-03-23 2026-04-06 2026-04-20
            once every 2 weeks on Mondays 18:00                   | 2026-03-23 2026-04-06 2026-04-20
            fortnightly on Monday 18:00                           | 2026-03-23 2026-04-06 2026-04-20
            every fortnight on Monday 18:00                       | 2026-03-23 2026-04-06 2026-04-20
            Mondays every two weeks 18:00                         | 2026-03-23 2026-04-06 2026-04-20
            Monday every other week 18:00                         | 2026-03-23 2026-04-06 2026-04-20
            every other Monday 18:00 from 2026-12-07              | 2026-12-07 2026-12-21 2027-01-04
            every other Monday from 2026-12-14 18:00              | 2026-12-14 2026-12-28 2027-01-11
            every two weeks from 2026-12-07 18:00                 | 2026-12-07 2026-12-21 2027-01-04
            from 2026-12-07, every two weeks at 18:00             | 2026-12-07 2026-12-21 2027-01-04
            every two weeks starting Monday, 7 December 2026 18:00 | 2026-12-07 2026-12-21 2027-01-04
            every two weeks beginning on Dec 7th, 2026, 18:00     | 2026-12-07 2026-12-21 2027-01-04
            every 2 weeks on Monday from 2026-12-09 18:00         | 2026-12-14 2026-12-28 2027-01-11
            every other Mon and Thu from 2026-12-09 18:00         | 2026-12-10 2026-12-14 2026-12-24
            every other Monday and Thursday 18:00                 | 2026-03-12 2026-03-23 2026-03-26
            every other weekend 18:00                             | 2026-03-14 2026-03-15 2026-03-28
            every three weeks on Thursday from 2026-03-12 18:00   | 2026-03-12 2026-04-02 2026-04-23
            every 3 weeks from 2026-03-12 18:00                   | 2026-03-12 2026-04-02 2026-04-23
            every 52 weeks from 2026-03-12 18:00                  | 2026-03-12 2027-03-11 2028-03-09
            every 1 week on Thursday 18:00                        | 2026-03-12 2026-03-19 2026-03-26
            every Thursday 18:00 from 2026-04-01                  | 2026-04-02 2026-04-09 2026-04-16
            daily 18:00 starting 2026-05-01                       | 2026-05-01 2026-05-02 2026-05-03
            every other day from 2026-12-30 18:00                 | 2026-12-30 2027-01-01 2027-01-03
            every 10 days from 2026-03-01 18:00                   | 2026-03-11 2026-03-21 2026-03-31
            every other month on the 1st 18:00                    | 2026-05-01 2026-07-01 2026-09-01
            every two months on the last Friday 18:00             | 2026-03-27 2026-05-29 2026-07-31
            last Friday of every second month 18:00               | 2026-03-27 2026-05-29 2026-07-31
            every two months on the last day from 2026-01-15 18:00 | 2026-03-31 2026-05-31 2026-07-31
            every 3 months on the last day from 2026-11-30 18:00  | 2026-11-30 2027-02-28 2027-05-31
            every three months from 2026-12-07 18:00              | 2026-12-07 2027-03-07 2027-06-07
            隔周一 18:00                                           | 2026-03-23 2026-04-06 2026-04-20
            隔週一 18:00                                           | 2026-03-23 2026-04-06 2026-04-20
            隔周周一下午6点                                         | 2026-03-23 2026-04-06 2026-04-20
            隔周的星期一 18:00                                      | 2026-03-23 2026-04-06 2026-04-20
            每隔一周周一 18:00                                      | 2026-03-23 2026-04-06 2026-04-20
            每两周周一 18:00                                        | 2026-03-23 2026-04-06 2026-04-20
            每兩週一次，週一 18:00                                   | 2026-03-23 2026-04-06 2026-04-20
            每2周的周一和周四 18:00                                  | 2026-03-12 2026-03-23 2026-03-26
            每两周 18:00 从2026-12-07起                             | 2026-12-07 2026-12-21 2027-01-04
            从2026年12月7日起每两周 18:00                            | 2026-12-07 2026-12-21 2027-01-04
            自2026-12-07开始，隔周一 18:00                           | 2026-12-07 2026-12-21 2027-01-04
            每三周周四 18:00 从2026-03-12起                          | 2026-03-12 2026-04-02 2026-04-23
            隔天 18:00 从2026-12-30起                               | 2026-12-30 2027-01-01 2027-01-03
            每两个月最后一天 18:00                                   | 2026-03-31 2026-05-31 2026-07-31
            隔月1日 18:00                                          | 2026-05-01 2026-07-01 2026-09-01
            """)
    void everySecondThirdAndSoOnIsCountedFromAStatedDay(String phrase, String days) {
        assertThat(days(phrase, 3)).isEqualTo(List.of(days.split(" ")));
    }

    @Test
    void everyOtherWeekGoesOnOverYearsOf53Weeks() {
        List<String> days = days("every other Monday 18:00", 500);
        LocalDate first = LocalDate.parse(days.getFirst());
        for (int i = 0; i < days.size(); i++) {
            assertThat(days.get(i)).isEqualTo(first.plusWeeks(2L * i).toString());
        }
    }

    @Test
    void theDaysOfTheMonthAreThoseOfTheCalendarForFortyYears() {
        List<String> lastDays = days("last day of the month 18:00", 480);
        List<String> lastFridays = days("last Friday 18:00", 480);
        List<String> thirdSundays = days("third Sunday 18:00", 480);
        for (int i = 0; i < 480; i++) {
            var month = YearMonth.of(2026, 3).plusMonths(i);
            LocalDate first = month.atDay(1);
            assertThat(lastDays.get(i)).isEqualTo(month.atEndOfMonth().toString());
            assertThat(lastFridays.get(i))
                    .isEqualTo(first.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY))
                            .toString());
            assertThat(thirdSundays.get(i))
                    .isEqualTo(first.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.SUNDAY))
                            .toString());
        }
    }

    /// Whenever a process looks, and however often it was started anew, it finds the same times.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "every other Monday and Thursday 08:00",
                "every two weeks from 2026-12-07 08:00",
                "every 3 days from 2026-01-05 08:00",
                "every two months on the 31st from 2026-01-15 08:00",
                "first and last Friday 08:00"
            })
    void theTimesDoNotDependOnWhenOneLooks(String phrase) {
        var zone = ZoneId.of("Europe/Berlin");
        var cron = Cron.parse(phrase);
        Instant end = Instant.parse("2028-01-01T00:00:00Z");
        List<Instant> inOneGo = Stream.iterate(
                        cron.next(NOW, zone).orElseThrow(),
                        at -> at.isBefore(end),
                        at -> cron.next(at, zone).orElseThrow())
                .toList();
        int at = 0;
        for (Instant look = NOW; look.isBefore(inOneGo.getLast()); look = look.plusSeconds(86_400 * 5 / 3)) {
            while (!inOneGo.get(at).isAfter(look)) {
                at++;
            }
            assertThat(Cron.parse(phrase).next(look, zone)).contains(inOneGo.get(at));
        }
    }

    @Test
    void theHourStaysWhenTheClockChanges() {
        var zone = ZoneId.of("America/New_York");
        assertThat(times("every other Monday from 2026-02-23 08:00", zone, 4))
                .containsExactly(
                        "2026-03-23T08:00-04:00",
                        "2026-04-06T08:00-04:00",
                        "2026-04-20T08:00-04:00",
                        "2026-05-04T08:00-04:00");
        assertThat(times("last day of the month 23:30", ZoneId.of("Pacific/Auckland"), 2))
                .containsExactly("2026-03-31T23:30+13:00", "2026-04-30T23:30+12:00");
    }

    @Test
    void aTimeThatTheClockLeapsOverIsLeftOutAndTheCycleGoesOn() {
        var berlin = ZoneId.of("Europe/Berlin");
        assertThat(times("last Sunday 02:30", berlin, 2))
                .containsExactly("2026-04-26T02:30+02:00", "2026-05-31T02:30+02:00");
        assertThat(times("every other Sunday from 2026-03-15 02:30", berlin, 3))
                .containsExactly("2026-03-15T02:30+01:00", "2026-04-12T02:30+02:00", "2026-04-26T02:30+02:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            monthly on the 31st 09:00          | only seven months have 31 days   | last day of the month 09:00
            monthly on the 15th and 31st 9am   | only seven months have 31 days   | last day of the month 09:00
            31st of the month 09:00            | only seven months have 31 days   | last day of the month 09:00
            0 8 31 * *                         | only seven months have 31 days   | last day of the month 08:00
            每月31日 09:00                      | only seven months have 31 days   | last day of the month 09:00
            monthly on the 30th 21:30          | only eleven months have 30 days  | last day of the month 21:30
            monthly on the 29th 09:00          | 29 days in leap years only       | last day of the month 09:00
            0 8 29 2 *                         | 29 days in leap years only       | last day of the month 08:00
            0 8 31 3,6,9,12 *                  | not every month that it names    | last day of the month 08:00
            every two months from 2026-12-31 09:00 | only seven months have 31 days | last day of the month 09:00
            fifth Friday 09:00                 | no day of the week comes a fifth | last Friday 09:00
            """)
    void aDayThatSomeMonthsDoNotHaveIsDoubted(String written, String problem, String remedy) {
        Cron.Doubt doubt = Cron.parse(written).doubt().orElseThrow();
        assertThat(doubt.problem()).contains(problem);
        assertThat(doubt.remedy()).contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monthly on the 28th 09:00",
                "0 8 31 1,3,5,7,8,10,12 *",
                "0 8 30 4,6 *",
                "0 8 28-31 * *",
                "0 8 1-31/2 * *",
                "0 8 */3 * *",
                "0 8 31 * 5",
                "last day of the month 08:00"
            })
    void othersAreNotDoubted(String written) {
        assertThat(Cron.parse(written).doubt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last day of the month              | says no time of day      | every Monday 08:00
            last Friday                        | says no time of day      | every Monday 08:00
            every two weeks from 2026-12-07    | says no time of day      | every Monday 08:00
            隔周一                              | says no time of day      | every Monday 08:00
            every two weeks 08:00              | says no day              | from 2026-12-07
            每两周 08:00                        | says no day              | from 2026-12-07
            every other month 08:00            | says no day              | on the 1st
            周一二十点                          | is not understood      | every Monday
            周一二十八点                        | is not understood      | every Monday
            每周一点                            | is not understood      | every Monday
            every second Monday 08:00          | can mean two things      | every 2 weeks on monday, or second monday of the month
            every third Thursday 08:00         | can mean two things      | every 3 weeks on thursday, or third thursday of the month
            biweekly on Monday 08:00           | can mean two things      | every other Monday
            双周周一 08:00                      | can mean two things      | 隔周一
            每隔两周 08:00                      | can mean two things      | 隔周一
            every two weeks from 2026-02-30 08:00 | the calendar does not have | 2026-12-07
            every two weeks from Tuesday 2026-12-07 08:00 | wrong day of the week | from Monday 2026-12-07
            every month from Sun, 7 Dec 2026 08:00 | wrong day of the week   | from Monday 2026-12-07
            every 0 weeks on Monday 08:00      | counts to nothing        | every Monday
            third working day of the month 08:00 | first and the last      | every Monday
            every other Munday 08:00           | is not understood        | monday
            last day 08:00                     | is not understood        | every Monday
            monthly on the 32nd 09:00          | is not within 1–31       | every Monday
            last Friday 25:00                  | the hour 25              | every Monday
            """)
    void whatIsMissingOrUnclearIsSaid(String written, String problem, String remedy) {
        assertThatThrownBy(() -> Cron.parse(written)).isInstanceOfSatisfying(InvalidValueException.class, fault -> {
            assertThat(fault.problem()).contains(problem);
            assertThat(fault.remedy()).contains(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            每月最后一天上午十点                 | 2026-03-31T10:00Z
            每月的最后一天晚上八点半              | 2026-03-31T20:30Z
            每月最後一個星期五早上八點三十分       | 2026-03-27T08:30Z
            每月15日十五时零五分                  | 2026-03-15T15:05Z
            隔周一八点                           | 2026-03-23T08:00Z
            隔周一一点一刻                       | 2026-03-23T01:15Z
            每周二十点                           | 2026-03-17T10:00Z
            每周二十八点                         | 2026-03-10T18:00Z
            周日二十点                           | 2026-03-15T20:00Z
            工作日下午两点三刻                    | 2026-03-10T14:45Z
            每天二十三点五十九分                  | 2026-03-10T23:59Z
            每天十二点                           | 2026-03-11T12:00Z
            从2026年12月7日起每两周早上七点        | 2026-12-07T07:00Z
            每两周早上七点 从2026-12-07起          | 2026-12-07T07:00Z
            """)
    void aTimeOfDayMayBeSaidInWords(String phrase, String time) {
        assertThat(times(phrase, ZoneOffset.UTC, 1)).containsExactly(time);
    }

    private static List<String> days(String phrase, int count) {
        return times(phrase, ZoneOffset.UTC, count)
                .map(time -> LocalDateTime.parse(time.substring(0, 16)))
                .peek(time -> assertThat(time.getHour()).isEqualTo(18))
                .map(time -> time.toLocalDate().toString())
                .toList();
    }

    private static Stream<String> times(String phrase, ZoneId zone, int count) {
        var cron = Cron.parse(phrase);
        return Stream.iterate(NOW, after -> cron.next(after, zone).orElseThrow())
                .skip(1)
                .limit(count)
                .map(time -> time.atZone(zone).toOffsetDateTime().toString());
    }
}

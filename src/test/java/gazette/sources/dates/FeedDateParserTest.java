package gazette.sources.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedDateParserTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', nullValues = "none", textBlock = """
            # RFC 822 and 5322
            Tue, 03 Nov 2026 10:00:00 GMT        | 2026-11-03T10:00:00Z
            Tue, 03 Nov 2026 10:00:00 +0000      | 2026-11-03T10:00:00Z
            Tue, 3 Nov 2026 10:00:00 -0530       | 2026-11-03T15:30:00Z
            3 Nov 26 10:00 EST                   | 2026-11-03T15:00:00Z
            3 Nov 99 10:00 PDT                   | 1999-11-03T17:00:00Z
            Tue, 03 Nov 2026 10:00 UT            | 2026-11-03T10:00:00Z
            Tue, 03 Nov 2026 10:00:00 +0100 (CET) | 2026-11-03T09:00:00Z
            Tue,03 Nov 2026 10:00:00 GMT         | 2026-11-03T10:00:00Z
            Tue , 03  Nov  2026  10:00:00  GMT   | 2026-11-03T10:00:00Z
            Tues, 03 Nov 2026 10:00:00 GMT       | 2026-11-03T10:00:00Z
            Mon, 03 Nov 2026 10:00:00 GMT        | 2026-11-03T10:00:00Z
            Tue, 03 Nov 2026 10:00:00 GMT+0100   | 2026-11-03T09:00:00Z
            Tue, 03 Nov 2026 10:00:00 UTC+1      | 2026-11-03T09:00:00Z
            Tue, 03 Nov 2026 10:00:00 EST-0500   | 2026-11-03T15:00:00Z
            Tue, 03 Nov 2026 10:00:00 +01:00     | 2026-11-03T09:00:00Z
            Tue, 03 Nov 2026 10:00:00 Z          | 2026-11-03T10:00:00Z
            Tue, 03 Nov 2026 24:00:00 GMT        | 2026-11-04T00:00:00Z
            Tue, 03 Nov 2026 23:59:60 GMT        | 2026-11-03T23:59:59Z
            Tue, 03 Nov 2026                     | 2026-11-03T00:00:00Z
            Tue, 03 November 2026 10:00:00 GMT   | 2026-11-03T10:00:00Z
            TUE, 03 NOV 2026 10:00:00 GMT        | 2026-11-03T10:00:00Z
            Tuesday, 03-Nov-26 10:00:00 GMT      | 2026-11-03T10:00:00Z
            03-Nov-2026 10:00:00                 | 2026-11-03T10:00:00Z
            # ISO 8601 and W3C-DTF
            2026-11-03T10:00:00Z                 | 2026-11-03T10:00:00Z
            2026-11-03T10:00Z                    | 2026-11-03T10:00:00Z
            2026-11-03T10:00:00+0100             | 2026-11-03T09:00:00Z
            2026-11-03T10:00:00-03               | 2026-11-03T13:00:00Z
            2026-11-03T10:00:00.123456789+01:00  | 2026-11-03T09:00:00.123Z
            2026-11-03T10:00:00,5Z               | 2026-11-03T10:00:00.500Z
            2026-11-03t10:00:00z                 | 2026-11-03T10:00:00Z
            2026-11-03 10:00:00 UTC              | 2026-11-03T10:00:00Z
            2026-11-03 10:00:00 -0500            | 2026-11-03T15:00:00Z
            2026-11-03T10:00:00+01:00[Europe/Paris] | 2026-11-03T09:00:00Z
            2026-11-03                           | 2026-11-03T00:00:00Z
            2026-11-03Z                          | 2026-11-03T00:00:00Z
            2026/11/03 10:00                     | 2026-11-03T10:00:00Z
            20261103                             | 2026-11-03T00:00:00Z
            20261103T100000Z                     | 2026-11-03T10:00:00Z
            20261103T100000+0100                 | 2026-11-03T09:00:00Z
            2026-11-03T24:00:00Z                 | 2026-11-04T00:00:00Z
            # ctime and as people write
            Tue Nov  3 10:00:00 2026             | 2026-11-03T10:00:00Z
            Tue Nov  3 10:00:00 CET 2026         | 2026-11-03T09:00:00Z
            Tue Nov 03 10:00:00 +0800 2026       | 2026-11-03T02:00:00Z
            Nov 3, 2026                          | 2026-11-03T00:00:00Z
            November 3rd, 2026 at 10:00 PM       | 2026-11-03T22:00:00Z
            Nov. 3, 2026 12:30 a.m.              | 2026-11-03T00:30:00Z
            11/3/2026 12:30 PM                   | none
            25/12/2026 10:00                     | 2026-12-25T10:00:00Z
            12/25/2026 10:00                     | 2026-12-25T10:00:00Z
            11/11/2026                           | 2026-11-11T00:00:00Z
            03.11.2026 10:00                     | 2026-11-03T10:00:00Z
            3. November 2026, 10:00 Uhr          | 2026-11-03T10:00:00Z
            # other languages
            2026年11月3日                         | 2026-11-03T00:00:00Z
            2026年11月3日 星期二 10:00:00          | 2026-11-03T10:00:00Z
            2026年11月03日 下午3:05                | 2026-11-03T15:05:00Z
            2026年11月3日(火) 10時30分15秒         | 2026-11-03T10:30:15Z
            ２０２６年１１月３日 １０：００         | 2026-11-03T10:00:00Z
            2026년 11월 3일 오후 3:05              | 2026-11-03T15:05:00Z
            Di, 03 Nov 2026 10:00:00 +0100       | 2026-11-03T09:00:00Z
            Mi, 03 Dez 2026 10:00:00 +0100       | 2026-12-03T09:00:00Z
            mar. 3 nov. 2026 10:00:00 +0100      | 2026-11-03T09:00:00Z
            3 août 2026 10h05                    | 2026-08-03T10:05:00Z
            mar, 03 mar 2026 10:00:00 +0100      | none
            3 de noviembre de 2026               | 2026-11-03T00:00:00Z
            Вт, 03 ноя 2026 10:00:00 +0300       | 2026-11-03T07:00:00Z
            3 ноября 2026 г.                     | 2026-11-03T00:00:00Z
            wto, 03 lis 2026 10:00:00 +0100      | none
            # numbers
            1793700000                           | 2026-11-03T10:00:00Z
            1793700000123                        | 2026-11-03T10:00:00.123Z
            # none rather than wrong
            yesterday                            | none
            Tue, 03 Nov 2026 25:00:00 GMT        | none
            Tue, 03 Nov 2026 10:61:00 GMT        | none
            Tue, 31 Nov 2026 10:00:00 GMT        | none
            Tue, 03 Nov 2026 10:00:00 IST        | none
            Tue, 03 Nov 2026 10:00:00 XYZ        | none
            03/04/2026                           | none
            0000-00-00 00:00:00                  | none
            0001-01-01T00:00:00Z                 | none
            99999999999999                       | none
            2026                                 | none
            Nov 2026                             | none
            03 Nov 10:00                         | none
            """)
    void aDateIsReadOrNotAtAll(String written, Instant expected) {
        assertThat(FeedDateParser.read(written)).isEqualTo(Optional.ofNullable(expected));
    }

    /// `%s` is the year. 3 November is a Tuesday in 2026 and in 1970.
    private static final List<String> WITH_SHORT_YEAR = """
            3 Nov %s 10:00:00 GMT
            03 Nov %s 10:00:00 +0000
            3 Nov %s 05:00 EST
            03 Nov %s 10:00 UT
            03 Nov %s 11:00:00 +0100 (CET)
            03  Nov  %s  10:00:00  GMT
            03 Nov %s 11:00:00 GMT+0100
            03 Nov %s 05:00:00 EST-0500
            03 Nov %s 11:00:00 +01:00
            03 Nov %s 10:00:00 Z
            03 November %s 10:00:00 GMT
            03 NOV %s 10:00:00 GMT
            03-Nov-%s 10:00:00 GMT
            03-Nov-%s 10:00:00
            3. November %s, 10:00 Uhr
            3 nov. %s 10:00
            3 de noviembre de %s 10:00
            03 ноя %s 13:00:00 +0300
            Nov 3, %s 10:00
            November 3rd, %s at 10:00 AM
            Nov  3 10:00:00 %s
            Nov  3 11:00:00 CET %s
            Nov 03 18:00:00 +0800 %s
            03.11.%s 10:00""".lines().toList();

    static Stream<Arguments> shortYears() {
        List<String> weekdays = List.of("", "Tue, ", "Fri, ", "Tuesday ", "Di., ");
        Map<String, Integer> years = Map.of("26", 2026, "00", 2000, "49", 2049, "70", 1970, "99", 1999, "126", 2026);
        return WITH_SHORT_YEAR.stream()
                .flatMap(notation -> weekdays.stream()
                        .flatMap(weekday -> years.entrySet().stream()
                                .filter(year -> year.getKey().length() == 2 || !notation.startsWith("03.11"))
                                .map(year -> Arguments.of(
                                        weekday + String.format(notation, year.getKey()), year.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("shortYears")
    void aYearOfTwoDigitsIsReadAsRfc5322SaysWhateverTheWeekday(String written, int year) {
        assertThat(FeedDateParser.read(written)).contains(Instant.parse(year + "-11-03T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', nullValues = "none", textBlock = """
            Sun, 29 Nov 26 09:00:00 +0000        | 2026-11-29T09:00:00Z
            Mon, 29 Nov 26 09:00:00 +0000        | 2026-11-29T09:00:00Z
            29 Nov 50 09:00:00 +0000             | none
            Tue, 03 Nov 26                       | 2026-11-03T00:00:00Z
            26-11-03T10:00:00Z                   | 2026-11-03T10:00:00Z
            26-11-03T10:00:00.5+01:00            | 2026-11-03T09:00:00.500Z
            261103T100000Z                       | 2026-11-03T10:00:00Z
            25/12/26 10:00                       | none
            12/25/26 10:00                       | 2026-12-25T10:00:00Z
            99/12/25 10:00                       | 1999-12-25T10:00:00Z
            30-12-99 10:00                       | 1999-12-30T10:00:00Z
            11/11/11                             | 2011-11-11T00:00:00Z
            11/3/26 12:30 PM                     | none
            26-11-03                             | none
            26. 11. 3.                           | none
            26年11月3日 星期二 10:00:00            | 2026-11-03T10:00:00Z
            26년 11월 3일 오후 3:05                | 2026-11-03T15:05:00Z
            Tue, 31 Nov 26 10:00:00 GMT          | none
            Tue, 03 Nov 26 25:00:00 GMT          | none
            Tue, 03 Nov 26 10:00:00 IST          | none
            03 Nov 0026 10:00:00 GMT             | none
            261103                               | none
            """)
    void aShortYearIsReadWhereItIsClear(String written, Instant expected) {
        assertThat(FeedDateParser.read(written)).isEqualTo(Optional.ofNullable(expected));
    }
}

package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkipHoursAndDaysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <skipHours><hour>0</hour><hour>7</hour><hour>23</hour></skipHours>    | 0 7 23
            <skipHours><hour>24</hour><hour> 07 </hour></skipHours>               | 0 7
            <SKIPHOURS><Hour>3</Hour></SKIPHOURS>                                 | 3
            <skipDays><day>sunday</day><day> Saturday </day></skipDays>           | saturday sunday
            <skipHours><hour>1</hour></skipHours><skipDays><day>Friday</day></skipDays> | 1 friday
            <skipHours><hour>25</hour><hour>-1</hour><hour>x</hour></skipHours>   | ''
            <skipDays><day>Someday</day></skipDays><hour>4</hour><day>Monday</day>| ''
            """)
    void hoursAndDaysOfAFeedAreRead(String declared, String words) {
        SkipHoursAndDays skipped = skipped(declared);
        assertThat(skipped.words()).isEqualTo(words);
        assertThat(SkipHoursAndDays.of(words)).isEqualTo(skipped);
    }

    @Test
    void aFeedThatSkipsEverythingSkipsNothing() {
        String hours =
                IntStream.range(1, 25).mapToObj(i -> "<hour>" + i + "</hour>").collect(Collectors.joining());
        assertThat(skipped("<skipDays><day>Sunday</day></skipDays><skipHours>" + hours + "</skipHours>"))
                .isEqualTo(SkipHoursAndDays.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T05:59:59Z, 2026-11-23T05:59:59Z",
        "2026-11-23T06:12:00Z, 2026-11-23T08:12:00Z",
        "2026-11-27T23:30:00Z, 2026-11-27T23:30:00Z",
        "2026-11-28T09:30:00Z, 2026-11-30T00:30:00Z"
    })
    void aSkippedTimeIsMovedToALaterHourWithTheSameMinute(Instant time, Instant next) {
        assertThat(SkipHoursAndDays.of("6 7 saturday sunday").next(time)).isEqualTo(next);
    }

    private static SkipHoursAndDays skipped(String declared) {
        String rss = "<rss><channel>" + declared + "<item><title>x</title></item></channel></rss>";
        return ((ParsedFeed) FeedParser.parse(rss.getBytes(StandardCharsets.UTF_8), Optional.empty(), "")).skipped();
    }
}

package gazette.sources.polling;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.sources.feeds.Entry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Entries without a date are where their feed has them.
class UndatedEntriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void betweenTwoItIsAMillisecondFromTheFirst() {
        assertThat(placed("11:00", "", "", "09:00"))
                .containsExactly("11:00:00", "10:59:59.999", "10:59:59.998", "09:00:00");
    }

    @Test
    void beforeTheFirstItIsNewer() {
        assertThat(placed("", "", "11:00", "09:00"))
                .containsExactly("11:00:00.002", "11:00:00.001", "11:00:00", "09:00:00");
    }

    @Test
    void afterTheLastItIsOlder() {
        assertThat(placed("11:00", "")).containsExactly("11:00:00", "10:59:59.999");
    }

    @Test
    void theOldestMayComeFirst() {
        assertThat(placed("", "09:00", "", "11:00", ""))
                .containsExactly("08:59:59.999", "09:00:00", "09:00:00.001", "11:00:00", "11:00:00.001");
    }

    @Test
    void withoutAnyDateItIsNowInTheFeedsOrder() {
        assertThat(placed("", "", "")).containsExactly("12:00:00", "11:59:59.999", "11:59:59.998");
    }

    @Test
    void itIsNeverPastItsNeighbourNorInTheFuture() {
        assertThat(placed("11:00", "", "11:00")).containsExactly("11:00:00", "11:00:00", "11:00:00");
        assertThat(placed("", "12:00")).containsExactly("12:00:00", "12:00:00");
    }

    private static List<String> placed(String... times) {
        List<Entry> entries = Arrays.stream(times)
                .map(time -> Optional.of(time).filter(text -> !text.isEmpty()))
                .map(time -> entry(time.map(text -> Instant.parse("2026-11-23T" + text + ":00Z"))))
                .toList();
        return UndatedEntries.placed(entries, NOW).stream()
                .map(entry -> Stream.concat(entry.dated().stream(), entry.listed().stream())
                        .findFirst()
                        .orElseThrow()
                        .toString())
                .map(text -> text.replaceFirst(".*T(.*)Z", "$1"))
                .toList();
    }

    private static Entry entry(Optional<Instant> date) {
        return new Entry(
                Optional.empty(),
                "T",
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                date,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}

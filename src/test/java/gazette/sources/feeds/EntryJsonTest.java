package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryJsonTest {
    @Test
    void allOfAnEntryIsKept() {
        var full = new Entry(
                Optional.of("g\"1\0"),
                "标题 & \ud83d\ude00",
                Optional.of("https://example.org/1"),
                "<p>Short</p>",
                "<p>Long\n\t</p>",
                Optional.of("Ann"),
                Optional.of(Instant.parse("2026-11-03T10:00:00.123Z")),
                Optional.of(Instant.EPOCH),
                List.of("a", "", "b\nc"),
                Optional.of("zh-Hant"),
                Optional.of("https://example.org/1.png"),
                List.of());
        assertThat(EntryJson.read(EntryJson.of(full))).isEqualTo(full);
    }

    @Test
    void absentFieldsStayAbsent() {
        var bare = new Entry(
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(EntryJson.read(EntryJson.of(bare))).isEqualTo(bare);
    }
}

package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tags that a schedule waits for in vain.
class UnusedTagCheckTest {
    @TempDir
    Path folder;

    @Test
    void aTagThatNoArticleHasIsNamedWithItsLine() {
        try (var publication = new TestPublication(folder)) {
            publication.article("tagged.md", "Tagged", "2026-11-21", "Text.", "tags: [travel]");
            publication.write(
                    "schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\ntags:\n  - travel\n  - travl\n");
            assertThat(tags(publication))
                    .containsExactly(
                            "schedules/weekly.yaml:5: no article has the tag \"travl\"; did you mean \"travel\"");
            publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\ntags: [travel]\n");
            assertThat(tags(publication)).isEmpty();
        }
    }

    @Test
    void aScheduleThatTakesFeedsIsPassedOver() {
        try (var publication = new TestPublication(folder)) {
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings("")
                            .replace("sources: {", "sources: {wire: {feed: 'https://example.org/f'}, "));
            publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\ntags: [travl]\n");
            assertThat(tags(publication)).isEmpty();
        }
    }

    private static List<String> tags(TestPublication publication) {
        return new CheckWorkspace(publication.clock)
                .run(publication.folder, Map.of()).warnings().stream()
                        .map(Diagnostic::toString)
                        .filter(said -> said.contains("no article has the tag"))
                        .toList();
    }
}

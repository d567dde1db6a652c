package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.LogLines;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.WorkspaceReloader.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running process takes up of changed files.
class WorkspaceReloaderTest {
    @TempDir
    Path folder;

    @Test
    void whatCountsFromTheNextStartOnIsSaidAndAllElseIsTakenUp() {
        try (var publication = new TestPublication(folder);
                var log = new LogLines(WorkspaceReloader.class)) {
            var reloader = new WorkspaceReloader(publication.context(), config -> config);
            reloader.reloadIfChanged();
            assertThat(warnings(log)).isEmpty();
            String settings = TestPublication.settings("");
            publication.write("gazette.yaml", "web: {listen: '127.0.0.1:8099', proof_of_work: 3}\n" + settings);
            assertThat(reloader.reloadIfChanged()).isEqualTo(Change.SETTINGS);

            assertThat(reloader.context().config().web().proofOfWork()).isEqualTo(3);
            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .startsWith("WARN restart_needed key=web.listen still=\"127.0.0.1:8080\" remedy=");
        }
    }

    /// What is open is what was there when the process started, however often the settings were read since.
    @Test
    void anotherDatabaseIsWarnedOfAsLongAsItIsNamed() {
        try (var publication = new TestPublication(folder);
                var log = new LogLines(WorkspaceReloader.class)) {
            var reloader = new WorkspaceReloader(publication.context(), config -> config);
            String settings = TestPublication.settings("");
            reloader.reloadIfChanged();
            publication.write("gazette.yaml", settings + "database: sqlite:other.db\n");
            reloader.reloadIfChanged();
            publication.write("gazette.yaml", settings + "database: sqlite:other.db\nweb: {proof_of_work: 3}\n");
            reloader.reloadIfChanged();
            assertThat(warnings(log))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("WARN restart_needed key=database"));
            publication.write("gazette.yaml", settings);
            assertThat(reloader.reloadIfChanged()).isEqualTo(Change.SETTINGS);
            assertThat(warnings(log)).hasSize(2);
        }
    }

    @Test
    void aThemeWhoseWordsCannotBeReadIsRefusedAndTheOldOneStays() throws IOException {
        String words = Files.readString(Path.of("templates/plain/text_en.properties"));
        try (var publication = new TestPublication(folder);
                var log = new LogLines(WorkspaceReloader.class)) {
            var reloader = new WorkspaceReloader(publication.context(), config -> config);
            publication.write(
                    "templates/plain/text_en.properties", words.replaceFirst("(?m)^front = .*", "front = Home"));
            assertThat(reloader.reloadIfChanged()).isEqualTo(Change.SETTINGS);
            for (String broken : List.of("date_pattern = \\u12", "date_pattern = d MMMM 'uuuu")) {
                publication.write(
                        "templates/plain/text_en.properties",
                        words.replaceFirst("(?m)^date_pattern = .*", Matcher.quoteReplacement(broken)));
                assertThat(reloader.reloadIfChanged()).isEqualTo(Change.NOTHING);
                assertThat(log.lines())
                        .last()
                        .asString()
                        .startsWith("ERROR settings_and_templates taken_up=false"
                                + " fault=\"templates/plain/text_en.properties:2: ");
            }
            assertThat(reloader.context().themes().words("plain", "en").of("front"))
                    .isEqualTo("Home");
        }
    }

    private static List<String> warnings(LogLines log) {
        return log.lines().stream().filter(line -> line.startsWith("WARN")).toList();
    }
}

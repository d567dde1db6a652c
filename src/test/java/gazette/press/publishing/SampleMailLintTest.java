package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.lint.LintReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lints the sample workspace.
class SampleMailLintTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "weekly, plain",
        "weekly, magazine",
        "weekly, zh",
        "weekly, quiet",
        "weekly, digest",
        "weekly, gallery",
        "weekly, typewriter",
        "daily, plain"
    })
    void hasNothingToMend(String schedule, String theme) throws IOException {
        Config config = paper(theme).withSeeds(Path.of("seeds"));
        LintReport report = PreviewSchedule.ofNewPaper(
                        config, config.schedule(schedule), PreviewSchedule.Wish.PLAIN, InstantSource.fixed(NOW))
                .lintReport()
                .orElseThrow();

        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.support().missing())
                .allSatisfy(missing ->
                        assertThat(missing.instead()).as(missing.feature()).isNotEmpty());
    }

    private Config paper(String theme) throws IOException {
        String settings =
                Files.readString(Path.of("gazette.yaml")).replaceAll("(?m)^    theme: \\w+", "    theme: " + theme);
        Files.writeString(folder.resolve("gazette.yaml"), settings);
        Files.createDirectories(folder.resolve("schedules"));
        for (String file : new String[] {"weekly.yaml", "daily.yaml"}) {
            Files.copy(Path.of("schedules", file), folder.resolve("schedules").resolve(file));
        }
        return switch (new ConfigReader().read(folder, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config();
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }
}

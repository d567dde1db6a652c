package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A digest of the sample paper before SpamAssassin, which looks at the letter alone: it asks no other server.
@Tag("process")
class SpamAssassinTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-30T00:00:00Z"));
    private static final Pattern SCORE = Pattern.compile("X-Spam-Status: \\w+, score=(-?[0-9.]+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "magazine", "zh", "quiet", "digest", "gallery", "typewriter"})
    void everyThemesDigestIsNoSpam(String theme) throws Exception {
        Config config = paper(theme);
        var preview = PreviewSchedule.ofNewPaper(config, config.schedule("weekly"), PreviewSchedule.Wish.PLAIN, CLOCK);
        Path letter =
                Files.write(folder.resolve("letter.eml"), preview.files().getOrDefault("message.eml", new byte[0]));

        assertThat(score(letter)).isLessThan(3.0);
    }

    private Config paper(String theme) throws IOException {
        Files.createDirectories(folder.resolve("schedules"));
        for (String schedule : new String[] {"weekly", "daily"}) {
            Path file = Path.of("schedules", schedule + ".yaml");
            Files.copy(file, folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("gazette.yaml"),
                Files.readString(Path.of("gazette.yaml"))
                        .replaceFirst("theme: \\w+", "theme: " + theme)
                        .replace("# public_url:", "public_url:")
                        .replace("# postal_address:", "postal_address:"));
        return switch (new ConfigReader().read(folder, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config().withSeeds(Path.of("seeds"));
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }

    private double score(Path letter) throws IOException, InterruptedException {
        Path report = folder.resolve("report.txt");
        var process = new ProcessBuilder("spamassassin", "--local", "--test-mode")
                .redirectInput(letter.toFile())
                .redirectOutput(report.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        process.waitFor();
        String said = Files.readString(report).replaceAll("\n\\s+", " ");
        Matcher score = SCORE.matcher(said);
        assertThat(score.find()).as(said).isTrue();
        return Double.parseDouble(score.group(1));
    }
}

package gazette.press.publishing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A digest of the sample paper before SpamAssassin, which looks at the letter alone: it asks no other server.
@Tag("process")
class SpamAssassinTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-30T00:00:00Z"));
    private static final List<String> THEMES =
            List.of("plain", "magazine", "zh", "quiet", "digest", "gallery", "typewriter");
    private static final Pattern SCORE = Pattern.compile("X-Spam-Status: \\w+, score=(-?[0-9.]+)");

    @TempDir
    Path folder;

    @Test
    void everyThemesDigestIsNoSpam() throws Exception {
        Path mailbox = folder.resolve("letters.mbox");
        for (String theme : THEMES) {
            Files.writeString(mailbox, inMailbox(letter(theme)), ISO_8859_1, CREATE, APPEND);
        }

        List<Double> scores = scores(mailbox);
        assertThat(scores)
                .hasSameSizeAs(THEMES)
                .allSatisfy(score -> assertThat(score).isLessThan(3.0));
    }

    private byte[] letter(String theme) throws IOException {
        Config config = paper(theme);
        return PreviewSchedule.ofNewPaper(config, config.schedule("weekly"), PreviewSchedule.Wish.PLAIN, CLOCK)
                .files()
                .getOrDefault("message.eml", new byte[0]);
    }

    /// RFC 4155.
    private static String inMailbox(byte[] letter) {
        String text = new String(letter, ISO_8859_1).replace("\r\n", "\n");
        return "From editor@example.org Mon Nov 30 00:00:00 2026\n" + text.replaceAll("(?m)^From ", ">From ") + "\n";
    }

    private Config paper(String theme) throws IOException {
        Path workspace = folder.resolve(theme);
        Files.createDirectories(workspace.resolve("schedules"));
        for (String schedule : new String[] {"weekly", "daily"}) {
            Path file = Path.of("schedules", schedule + ".yaml");
            Files.copy(file, workspace.resolve(file));
        }
        Files.writeString(
                workspace.resolve("gazette.yaml"),
                Files.readString(Path.of("gazette.yaml"))
                        .replaceFirst("theme: \\w+", "theme: " + theme)
                        .replace("# public_url:", "public_url:")
                        .replace("# postal_address:", "postal_address:"));
        return switch (new ConfigReader().read(workspace, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config().withSeeds(Path.of("seeds"));
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }

    /// All letters in one process: most of its time goes into its start.
    private List<Double> scores(Path mailbox) throws IOException, InterruptedException {
        Path report = folder.resolve("report.txt");
        var process = new ProcessBuilder("spamassassin", "--local", "--test-mode", "--mbox")
                .redirectInput(mailbox.toFile())
                .redirectOutput(report.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        process.waitFor();
        String said = Files.readString(report).replaceAll("\n\\s+", " ");
        return SCORE.matcher(said)
                .results()
                .map(score -> Double.parseDouble(score.group(1)))
                .toList();
    }
}

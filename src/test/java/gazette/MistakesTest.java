package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person is told who made a mistake: `mistakes.txt` has each with its answer. After a change that is meant:
/// `mvn -q test -Dtest=MistakesTest -Dgolden.renew=true`, then read the diff as somebody new to Gazette.
class MistakesTest {
    private static final Path FILE = Path.of("src/test/resources/mistakes.txt");
    private static final List<MistakeScript> ALL = MistakeScript.read(FILE);
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    /// Names of Java, of its packages and of places in a program.
    private static final String JARGON =
            "(?s).*(?:\\w(?:Exception|Error)\\b|\\bjava\\.|\\bat [a-z]+\\.[a-z]|\\.java:|null\\b).*";

    /// The paper before a mistake, with one issue.
    @TempDir
    static Path sound;

    private static final List<MistakeScript> RENEWED = new ArrayList<>();

    @BeforeAll
    static void publishOnce() throws IOException {
        RENEWED.add(ALL.getFirst());
        assertThat(ALL.getFirst().answered(sound, new TestClock(MONDAY))).contains("exit 0");
    }

    @AfterAll
    static void renew() throws IOException {
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(
                    FILE,
                    String.join(
                            "\n", RENEWED.stream().map(MistakeScript::written).toList()));
        }
    }

    static Stream<MistakeScript> all() {
        return ALL.stream().skip(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void whoMakesAMistakeIsToldWhatAndWhereAndWhatToDo(MistakeScript mistake, @TempDir Path paper) throws IOException {
        copySound(paper);
        List<String> answers = mistake.answered(paper, new TestClock(MONDAY.plus(Duration.ofMinutes(1))));
        RENEWED.add(mistake.with(answers));
        if (!Boolean.getBoolean("golden.renew")) {
            assertThat(answers).isEqualTo(mistake.answers());
        }
        assertThat(String.join("\n", answers)).as("names of Java").doesNotMatch(JARGON);
    }

    private static void copySound(Path paper) throws IOException {
        try (Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, paper.resolve(sound.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Letters and pages of every theme before the W3C's checker and axe: they find nothing but what `checks/allowed.txt`
/// gives a reason for.
@Tag("browser")
@Tag("process")
class HtmlValidationTest {
    static final List<String> THEMES = SampleIssue.THEMES;
    private static final Path TOOLS = Path.of("src/test/node/node_modules");

    /// Rules that the dark colours can break; `-Dexam=long` tries all rules in the dark, too.
    private static final String RULES_IN_THE_DARK =
            "long".equals(System.getProperty("exam")) ? "" : ", runOnly: ['color-contrast', 'link-in-text-block']";

    @TempDir
    static Path profile;

    @TempDir
    Path folder;

    private static SampleIssue issue;
    private static Browser browser;

    @BeforeAll
    static void open() {
        issue = new SampleIssue();
        browser = new Browser(profile);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void theCheckerOfTheW3cFindsNothing() throws Exception {
        write("letter", letters());
        write("page", pages());
        THEMES.forEach(theme -> write("page-" + theme + ".css", issue.stylesheet(theme)));
        assertThat(tool("vnu-jar/build/dist/vnu.jar")).exists();
        for (String kind : List.of("letter", "page")) {
            List<String> said = vnu(kind);
            CheckerAllowlist checkerAllowlist = CheckerAllowlist.of("vnu", kind);
            assertThat(checkerAllowlist.rest(said)).as(kind).isEmpty();
            assertThat(checkerAllowlist.needless(said)).as("allowed in vain").isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void axeFindsNothing(String theme) throws IOException {
        String axe = Files.readString(tool("axe-core/axe.min.js"));
        Files.writeString(folder.resolve("style.css"), issue.stylesheet(theme));
        var documents = new LinkedHashMap<>(issue.pages(theme, "style.css"));
        documents.put("letter", issue.letterWithPictures(theme));
        documents.forEach((name, html) -> {
            URI document = write(name + ".html", html).toUri();
            List<String> said = new ArrayList<>();
            for (boolean dark : new boolean[] {false, true}) {
                browser.dark(dark);
                browser.open(document);
                said.addAll(browser.run(axe + AXE.replace("%s", dark ? RULES_IN_THE_DARK : "")));
            }
            String kind = name.equals("letter") ? "letter" : "page";
            assertThat(CheckerAllowlist.of("axe", kind).rest(said)).as(name).isEmpty();
        });
    }

    private static final String AXE = """
            ;
            return axe.run({resultTypes: ['violations']%s}).then(found => found.violations.flatMap(
                v => v.nodes.map(n => v.id + ' (' + v.impact + '): ' + v.help + ' ' + n.target + ' ' + n.failureSummary)));
            """;

    private Map<String, String> letters() {
        var letters = new LinkedHashMap<String, String>();
        THEMES.forEach(theme -> letters.put(theme, issue.letter(theme).html()));
        return letters;
    }

    private Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        THEMES.forEach(theme ->
                issue.pages(theme, theme + ".css").forEach((name, html) -> pages.put(theme + "-" + name, html)));
        return pages;
    }

    private void write(String kind, Map<String, String> documents) {
        documents.forEach((name, html) -> write(kind + "-" + name + ".html", html));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it says of all documents of a kind.
    private List<String> vnu(String kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss4m",
                "-jar",
                tool("vnu-jar/build/dist/vnu.jar").toString(),
                "--exit-zero-always",
                "--also-check-css",
                "--format",
                "json"));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        Path report = folder.resolve(kind + ".json");
        var process = new ProcessBuilder(command)
                .redirectError(report.toFile())
                .redirectOutput(folder.resolve(kind + ".out").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        var said = new ArrayList<String>();
        for (JsonNode message : new ObjectMapper().readTree(report.toFile()).path("messages")) {
            said.add(message.path("message").asText());
        }
        return said;
    }

    private static Path tool(String path) {
        Path tool = TOOLS.resolve(path);
        if (!Files.exists(tool)) {
            throw new AssertionError(tool + " is missing; npm ci --prefix src/test/node brings it, as ./verify does");
        }
        return tool;
    }
}

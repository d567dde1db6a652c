package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Styles for letters that no mail program reads.
class ThemeStyleCheckTest {
    @TempDir
    Path folder;

    @Test
    void whatDoesNothingInAThemesStylesIsNamedWithItsLine() {
        try (var publication = new TestPublication(folder)) {
            publication.write("templates/plain/mail.css", "a { color: red }\np {\n  color blue;\n  margin: 0;\n}\n");
            assertThat(styles(publication))
                    .singleElement()
                    .asString()
                    .startsWith("templates/plain/mail.css:3: 'color blue");
            publication.write("templates/plain/mail.css", "a { color: red }\np {\n  color: blue;\n  margin: 0;\n}\n");
            assertThat(styles(publication)).isEmpty();
        }
    }

    private static List<String> styles(TestPublication publication) {
        return new CheckWorkspace(publication.clock)
                .run(publication.folder, Map.of()).warnings().stream()
                        .map(Diagnostic::toString)
                        .filter(said -> said.contains("mail.css"))
                        .toList();
    }
}

package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.Diagnostic;
import gazette.render.themes.ThemeSummary;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyThemeTest {
    @TempDir
    Path workspace;

    @Test
    void aCopyHasTheFilesOfItsOriginalAndANoteOfThem() throws IOException {
        assertThat(copy("magazine", "mine"))
                .extracting(Path::toString)
                .contains("templates/mine/theme.yaml", "templates/mine/mail.css", "templates/mine/copied.yaml");
        assertThat(text("mine/mail.css")).isEqualTo(Files.readString(Path.of("templates/magazine/mail.css")));
        assertThat(text("mine/copied.yaml"))
                .contains("from: magazine\n")
                .containsPattern("\n  mail\\.css: [0-9a-f]{64}\n");
        assertThat(changes()).isEmpty();
    }

    @Test
    void ofAnOriginalThatHasChangedCheckNamesTheFileAndItsNewHash() throws IOException {
        copy("magazine", "mine");
        Path note = file("mine/copied.yaml");
        Files.writeString(note, Files.readString(note).replaceAll("mail\\.css: .*", "mail.css: 0123"));
        write("mine/mail.css", "/* my own */");

        assertThat(changes()).hasSize(1);
        Diagnostic change = changes().getFirst();
        assertThat(change.toString())
                .startsWith(
                        "templates/mine/copied.yaml:6: magazine/mail.css has changed since mine was copied from it; take")
                .containsPattern("write here: mail.css: [0-9a-f]{64}$");

        String remedy = change.remedy().replaceFirst(".*write here: ", "");
        Files.writeString(note, Files.readString(note).replace("mail.css: 0123", remedy));
        assertThat(changes()).isEmpty();
    }

    @Test
    void aCopyOfOnesOwnThemeIsComparedWithThat() throws IOException {
        write("first/theme.yaml", "parent: zh\n");
        write("first/mail.css", "a { color: red }");
        copy("first", "second");
        write("first/subject.ftl", "new");
        Files.delete(file("first/mail.css"));

        assertThat(changes())
                .extracting(Diagnostic::problem)
                .containsExactly(
                        "first/mail.css is gone since second was copied from it",
                        "first/subject.ftl is new since second was copied from it");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        write("mine/mail.css", "a { color: red }");
        assertThatThrownBy(() -> copy("plain", "mine")).hasMessageContaining("there is a theme 'mine' already");
        assertThatThrownBy(() -> copy("plain", "zh")).hasMessageContaining("already");
        assertThatThrownBy(() -> copy("plan", "own"))
                .hasMessageContaining("there is no theme \"plan\"; did you mean \"plain\"");
        assertThatThrownBy(() -> copy("plain", "../own")).hasMessageContaining("cannot be a theme's name");
        assertThatThrownBy(() -> copy("plain", "feeds")).hasMessageContaining("cannot be a theme's name");
    }

    @Test
    void theStylesOfACopyAreFineUntilOneIsBroken() throws IOException {
        for (ThemeSummary theme : themes().all()) {
            copy(theme.name(), theme.name() + "-mine");
        }
        assertThat(themes().styleWarnings()).isEmpty();

        Path styles = file("magazine-mine/mail.css");
        String text = Files.readString(styles);
        Files.writeString(styles, text + ".mast { color: ${theme.colours.ink}\n}\n.lead { colr red }\n");
        long line = text.lines().count() + 3;
        assertThat(themes().styleWarnings())
                .singleElement()
                .asString()
                .startsWith("templates/magazine-mine/mail.css:" + line + ": ");
    }

    private Themes themes() {
        return new Themes(workspace.resolve("templates"));
    }

    private List<Path> copy(String from, String to) {
        return new CopyTheme(workspace).run(from, to);
    }

    private List<Diagnostic> changes() {
        return new Themes(workspace.resolve("templates")).changedOriginals();
    }

    private Path file(String name) {
        return workspace.resolve("templates").resolve(name);
    }

    private String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }
}

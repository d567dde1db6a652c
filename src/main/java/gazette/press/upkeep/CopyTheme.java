package gazette.press.upkeep;

import gazette.render.themes.Themes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Copies a theme for the user to change, with a record of its original files.
public final class CopyTheme {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]*";

    private final Path workspace;
    private final Themes themes;

    public CopyTheme(Path workspace) {
        this.workspace = workspace;
        this.themes = new Themes(workspace.resolve("templates"));
    }

    /// Copies it.
    ///
    /// @return what was written, relative to the workspace
    public List<Path> run(String from, String to) {
        check(from, to);
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : themes.copyOf(from).entrySet()) {
                Path target = Path.of("templates", to, file.getKey());
                Files.createDirectories(workspace.resolve(target).getParent());
                Files.writeString(workspace.resolve(target), file.getValue());
                written.add(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private void check(String from, String to) {
        if (!from.matches(NAME) || !themes.has(from)) {
            throw new IllegalArgumentException("there is no theme \"" + from + "\"; " + themes.remedyForUnknown(from));
        }
        if (!to.matches(NAME) || to.equals("feeds")) {
            throw new IllegalArgumentException("'" + to + "' cannot be a theme's name; write letters, digits, - and _");
        }
        if (themes.has(to) || Files.exists(workspace.resolve("templates").resolve(to))) {
            throw new IllegalArgumentException(
                    "there is a theme '" + to + "' already; choose another name, so that nothing is overwritten");
        }
    }
}

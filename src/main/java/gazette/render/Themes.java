package gazette.render;

import gazette.config.Fault;
import gazette.render.view.Frame;
import gazette.render.view.ThemeView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Where templates come from: `<workspace>/templates/<theme>/…`, else the same in the jar, else the theme's parent.
/// Files are read once: for changed ones, make another. Safe for many threads.
public final class Themes {
    private final ThemeFiles files;
    private final ThemeReader reader;
    private final WordReader wordReader;
    private final Templates templates;

    /// @param workspaceTemplates the workspace's `templates` folder, which need not exist
    public Themes(Path workspaceTemplates) {
        this.files = new ThemeFiles(workspaceTemplates);
        this.reader = new ThemeReader(files);
        this.wordReader = new WordReader(files);
        this.templates = new Templates(files, reader::ancestry);
    }

    /// Whether there is a theme of that name, in the workspace or in the jar.
    public boolean has(String theme) {
        return files.hasTheme(theme);
    }

    /// Whether a theme has words of its own in a language.
    public boolean speaks(String theme, String lang) {
        return words(theme, lang).lang().equals(lang);
    }

    /// What a copy of a theme consists of: the files of its own folder, and a note of what it was copied from.
    public Map<String, String> copyOf(String theme) {
        SortedMap<String, String> copy = files.folder(theme);
        copy.remove(ThemeCopy.FILE);
        copy.put(ThemeCopy.FILE, ThemeCopy.of(theme, copy).written());
        return copy;
    }

    /// The originals of the workspace's copies that have changed since.
    public List<Fault> changedOriginals() {
        return files.inWorkspace().stream()
                .flatMap(theme -> files.read(theme + "/" + ThemeCopy.FILE).stream()
                        .flatMap(note -> changedOriginals(theme, note).stream()))
                .toList();
    }

    private List<Fault> changedOriginals(String theme, String note) {
        ThemeCopy copy;
        try {
            copy = ThemeCopy.parse(note);
        } catch (YamlEngineException e) {
            Path file = Path.of("templates", theme, ThemeCopy.FILE);
            return List.of(new Fault(file, 1, "not YAML", "mend the file, or remove it"));
        }
        SortedMap<String, String> now = files.folder(copy.from());
        now.remove(ThemeCopy.FILE);
        return copy.changes(theme, note, now);
    }

    Setting setting(Site site, String theme, String lang, Medium medium) {
        Words words = words(theme, lang);
        Typesetter typesetter = new Typesetter(site, words, language -> words(theme, language), medium);
        return new Setting(words, typesetter, new Frame(typesetter.paper(), view(theme), words.text(), words.lang()));
    }

    String set(Frame frame, String file, Record variables) {
        return templates.set(frame.theme().name() + "/" + file, variables, frame);
    }

    String setLine(Frame frame, Path file, String line, Record variables) {
        return templates.setLine(file, line, variables, frame);
    }

    String setFeed(String file, Record variables) {
        return templates.set("feeds/" + file, variables);
    }

    Words words(String theme, String lang) {
        return wordReader.words(reader.ancestry(theme), lang);
    }

    private ThemeView view(String theme) {
        Theme read = reader.theme(theme);
        return new ThemeView(theme, read.logo(), read.colours(), read.dark(), read.fonts());
    }
}

package gazette.render;

import gazette.render.view.Frame;
import gazette.render.view.ThemeView;
import java.nio.file.Path;

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

    private Words words(String theme, String lang) {
        return wordReader.words(reader.ancestry(theme), lang);
    }

    private ThemeView view(String theme) {
        Theme read = reader.theme(theme);
        return new ThemeView(theme, read.logo(), read.colours(), read.dark(), read.fonts());
    }
}

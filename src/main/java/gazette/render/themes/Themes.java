package gazette.render.themes;

import gazette.config.Diagnostic;
import gazette.config.SpellingSuggestion;
import gazette.config.SubjectTemplate;
import gazette.render.ArticleHtml;
import gazette.render.RenderContext;
import gazette.render.RenderException;
import gazette.render.RenderTarget;
import gazette.render.SiteUrls;
import gazette.render.SubscriberSlots;
import gazette.render.UiText;
import gazette.render.ViewBuilder;
import gazette.render.view.TemplateGlobals;
import gazette.render.view.ThemeView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Finds and runs templates: `<workspace>/templates/<theme>/…`, else the same in the jar, else of the theme's parent.
/// Files are read once: for changed ones, create another. Safe for many threads.
public final class Themes {
    /// The themes in the jar.
    static final List<String> BUNDLED = List.of("digest", "gallery", "magazine", "plain", "quiet", "typewriter", "zh");

    private static final Pattern CLASSES = Pattern.compile("class=\"([^\"]*)\"");

    private final Map<String, Set<String>> classNames = new ConcurrentHashMap<>();
    private final ThemeFiles files;
    private final ThemeSettingsReader reader;
    private final UiTextReader uiTextReader;
    private final TemplateEngine engine;
    private final ThemeCheck check;

    /// @param workspaceTemplates the workspace's `templates` folder, which need not exist
    public Themes(Path workspaceTemplates) {
        this.files = new ThemeFiles(workspaceTemplates);
        this.reader = new ThemeSettingsReader(files);
        this.uiTextReader = new UiTextReader(files);
        this.engine = new TemplateEngine(files, reader::ancestry);
        this.check = new ThemeCheck(files, workspaceTemplates.toAbsolutePath().resolveSibling("."));
    }

    /// Returns whether there is a theme of that name, in the workspace or in the jar.
    public boolean has(String theme) {
        return files.hasTheme(theme);
    }

    /// Says what to write in place of the name of a theme that does not exist.
    public String remedyForUnknown(String theme) {
        SortedSet<String> names = names();
        return SpellingSuggestion.to(theme, names)
                .map(near -> "did you mean \"" + near + "\"")
                .orElseGet(() -> "write " + String.join(", ", names) + ", or make a folder templates/" + theme);
    }

    /// Returns all themes by name: those in the jar and those of the workspace.
    public List<ThemeSummary> all() {
        return names().stream().map(this::summary).toList();
    }

    private SortedSet<String> names() {
        return names(files);
    }

    /// Returns the names of all themes, those in the jar and those of the workspace.
    static SortedSet<String> names(ThemeFiles files) {
        SortedSet<String> names = new TreeSet<>(BUNDLED);
        names.addAll(files.inWorkspace());
        names.remove("feeds");
        return names;
    }

    private ThemeSummary summary(String theme) {
        try {
            return new ThemeSummary(
                    theme,
                    reader.description(theme),
                    reader.ancestry(theme).stream().skip(1).findFirst());
        } catch (RenderException e) {
            return new ThemeSummary(theme, Optional.of(e.fault().toString()), Optional.empty());
        }
    }

    /// Returns what is wrong with a theme's `theme.yaml` and its words, and with those of its parents in the workspace.
    ///
    /// @throws gazette.render.RenderException if its parents cannot be found
    public List<Diagnostic> faults(String theme) {
        return reader.ancestry(theme).stream()
                .flatMap(name -> check.faults(name).stream())
                .toList();
    }

    /// Returns what no mail program reads in the styles for letters of the workspace's themes.
    public List<Diagnostic> styleWarnings() {
        return check.styleWarnings();
    }

    /// Returns whether a theme has texts of its own in a language.
    public boolean hasLanguage(String theme, String lang) {
        return words(theme, lang).lang().equals(lang);
    }

    /// Returns the files of a copy of a theme: those of its own folder, and a record of what it was copied from.
    public Map<String, String> copyOf(String theme) {
        SortedMap<String, String> copy = files.folder(theme);
        copy.remove(ThemeCopyRecord.FILE);
        copy.put(ThemeCopyRecord.FILE, ThemeCopyRecord.of(theme, copy).toYaml());
        return copy;
    }

    /// Returns the originals of the workspace's copies that have changed since.
    public List<Diagnostic> changedOriginals() {
        return files.inWorkspace().stream()
                .flatMap(theme -> files.read(theme + "/" + ThemeCopyRecord.FILE).stream()
                        .flatMap(copiedYaml -> changedOriginals(theme, copiedYaml).stream()))
                .toList();
    }

    private List<Diagnostic> changedOriginals(String theme, String copiedYaml) {
        ThemeCopyRecord copy;
        try {
            copy = ThemeCopyRecord.parse(copiedYaml);
        } catch (YamlEngineException e) {
            Path file = Path.of("templates", theme, ThemeCopyRecord.FILE);
            return List.of(new Diagnostic(file, 1, "not YAML", "mend the file, or remove it"));
        }
        SortedMap<String, String> originals = files.folder(copy.from());
        originals.remove(ThemeCopyRecord.FILE);
        return copy.changes(theme, copiedYaml, originals);
    }

    /// Returns what a mail or page is rendered with.
    ///
    /// @param lang BCP 47 tag of the texts
    public RenderContext context(SiteUrls site, String theme, String lang, RenderTarget target) {
        UiText uiText = words(theme, lang);
        ViewBuilder views = new ViewBuilder(site, uiText, language -> words(theme, language), target);
        return new RenderContext(
                uiText,
                views,
                new TemplateGlobals(views.publication(), view(site, theme), uiText.text(), uiText.lang()));
    }

    /// Returns the classes that a theme's letters may have, whether or not one letter has them.
    public Set<String> classNames(String theme) {
        return classNames.computeIfAbsent(theme, this::readClassNames);
    }

    private Set<String> readClassNames(String theme) {
        return Stream.concat(
                        ArticleHtml.CLASSES.stream(),
                        reader.ancestry(theme).stream()
                                .flatMap(name -> files.folder(name).entrySet().stream())
                                .filter(file -> file.getKey().endsWith(".ftlh"))
                                .flatMap(
                                        file -> CLASSES.matcher(file.getValue()).results())
                                .flatMap(match -> Stream.of(match.group(1).split("[^\\w-]+"))))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Renders a file of the theme, or of its nearest ancestor that has it.
    public String render(TemplateGlobals globals, String file, Record variables) {
        return render(globals, file, variables, SubscriberSlots.fallbacks());
    }

    /// Renders a file for a letter.
    ///
    /// @param slots collects what is said of the subscriber
    public String render(TemplateGlobals globals, String file, Record variables, SubscriberSlots slots) {
        return engine.render(globals.theme().name() + "/" + file, variables, globals, new SubscriberVariables(slots));
    }

    /// Renders a schedule's subject.
    ///
    /// @param file where the template is, for error messages
    /// @param slots collects what is said of the subscriber
    public String renderSubject(
            TemplateGlobals globals, Path file, SubjectTemplate template, Record variables, SubscriberSlots slots) {
        return engine.renderSubject(file, template, variables, globals, new SubscriberVariables(slots));
    }

    /// Renders a template of `templates/feeds`.
    public String renderFeed(String file, Record variables) {
        return engine.render("feeds/" + file, variables);
    }

    /// Returns the line of a feed's template that writes a line of its output; empty if that cannot be told.
    ///
    /// @param outputLine counted from 1
    public Optional<TemplateLine> feedLineThatWrites(int outputLine, String file, Record variables) {
        return engine.lineThatWrites(outputLine, "feeds/" + file, variables);
    }

    /// Returns a theme's texts in a language, English where it has none.
    public UiText words(String theme, String lang) {
        return uiTextReader.words(reader.ancestry(theme), lang);
    }

    private ThemeView view(SiteUrls site, String theme) {
        ThemeSettings parsed = reader.theme(theme);
        return new ThemeView(theme, parsed.logo().map(site::absolute), parsed.colours(), parsed.dark(), parsed.fonts());
    }
}

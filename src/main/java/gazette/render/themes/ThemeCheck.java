package gazette.render.themes;

import gazette.config.Diagnostic;
import gazette.config.SpellingSuggestion;
import gazette.config.ThemeYamlCheck;
import gazette.render.css.CssInliner;
import gazette.render.css.CssTooDeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks what a theme in the workspace says beside its templates: `theme.yaml`, and the names of its words.
final class ThemeCheck {
    /// A comment, an instruction or an interpolation of FreeMarker.
    private static final Pattern MARKUP = Pattern.compile("(?s)<#--.*?-->|</?[#@][^>]*>|\\$\\{[^}]*}");

    private static final String ALL_WORDS = ThemeSettingsReader.ROOT + "/text_en.properties";

    private final ThemeFiles files;
    private final Path workspace;

    ThemeCheck(ThemeFiles files, Path workspace) {
        this.files = files;
        this.workspace = workspace;
    }

    /// Returns the faults of one theme's own folder.
    List<Diagnostic> faults(String theme) {
        List<Diagnostic> faults = new ArrayList<>();
        files.ofWorkspace().forEach((name, text) -> {
            Path file = Path.of("templates", name);
            if (name.equals(theme + "/theme.yaml")) {
                faults.addAll(ThemeYamlCheck.faults(workspace, file, text));
            }
            if (name.startsWith(theme + "/text_") && name.endsWith(".properties")) {
                faults.addAll(unknownWords(file, name, text));
            }
        });
        return faults;
    }

    /// Returns what does nothing in the workspace's styles for letters.
    List<Diagnostic> styleWarnings() {
        List<Diagnostic> warnings = new ArrayList<>();
        files.ofWorkspace().forEach((name, text) -> {
            if (name.endsWith("/mail.css")) {
                warnings.addAll(styleWarnings(Path.of("templates", name), text));
            }
        });
        return warnings;
    }

    private static List<Diagnostic> styleWarnings(Path file, String css) {
        try {
            return new CssInliner()
                    .inline("<style>" + withoutMarkup(css) + "</style>", Set.of()).warnings().stream()
                            .map(warning -> new Diagnostic(file, warning.line(), warning.problem(), warning.remedy()))
                            .toList();
        } catch (CssTooDeepException e) {
            // The letter that is rendered with it says so, as a fault.
            return List.of();
        }
    }

    /// Returns the style sheet that a template makes, line by line, with a word in place of each value that it fills
    /// in.
    private static String withoutMarkup(String template) {
        return MARKUP.matcher(template).replaceAll(found -> {
            String markup = found.group();
            return markup.startsWith("$")
                    ? "x"
                    : "\n".repeat((int) markup.lines().count() - 1);
        });
    }

    /// A theme may have words of its own, if a template of the workspace uses them.
    private List<Diagnostic> unknownWords(Path file, String name, String properties) {
        Set<String> known =
                UiTextParser.parse(ALL_WORDS, ThemeFiles.fromJar(ALL_WORDS)).keySet();
        return UiTextParser.parse(name, properties).keySet().stream()
                .filter(word -> !known.contains(word) && !isUsed(word))
                .map(word -> new Diagnostic(
                        file,
                        UiTextParser.line(word, properties),
                        "no template uses the word \"" + word + "\"",
                        SpellingSuggestion.to(word, known)
                                .map(near -> "did you mean \"" + near + "\"")
                                .orElse("remove it, or let a template use it")))
                .toList();
    }

    private boolean isUsed(String word) {
        Pattern use = Pattern.compile("(?<![\\w.-])text(\\." + Pattern.quote(word) + "(?!\\w)|\\[)");
        return files.ofWorkspace().entrySet().stream()
                .anyMatch(file -> !file.getKey().endsWith(".properties")
                        && use.matcher(file.getValue()).find());
    }
}

package gazette.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Checks the `theme.yaml` of a theme in the workspace: its keys, colours and fonts, and the address of its logo.
public final class ThemeYamlCheck {
    private static final Pattern COLOUR = Pattern.compile("#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");
    private static final Pattern LOGO = Pattern.compile("https?://[^\\s/]\\S*+|/i/[a-z0-9]+\\.[a-z]{3,4}");
    private static final String COLOUR_EXAMPLE = "write six hexadecimal digits in quotes, such as \"#1d2733\"";

    private ThemeYamlCheck() {}

    /// Returns the faults of a file with its text.
    ///
    /// @param file relative to the workspace
    public static List<Diagnostic> faults(Path workspace, Path file, String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return List.of();
        }
        var diagnostics = new DiagnosticCollector();
        var yaml = new YamlFile(workspace, file, Map.of(), diagnostics);
        yaml.read().ifPresent(ThemeYamlCheck::check);
        yaml.noteUnknownKeys();
        return diagnostics.faults();
    }

    private static void check(YamlBlock theme) {
        theme.text("description");
        theme.value("parent", ValueParsers::theme);
        theme.value("logo", ThemeYamlCheck::logo);
        List.of("colours", "dark").forEach(key -> colours(theme.block(key)));
        YamlBlock fonts = theme.block("fonts");
        fonts.names().forEach(fonts::text);
    }

    private static void colours(YamlBlock colours) {
        for (String name : colours.names()) {
            colours.value(name, ThemeYamlCheck::colour);
            if (!colours.has(name)) {
                colours.fault(name, name + " has no value (without quotes, # begins a comment)", COLOUR_EXAMPLE);
            }
        }
    }

    private static String colour(String text) {
        if (!COLOUR.matcher(text).matches()) {
            throw new InvalidValueException("\"" + text + "\" is not a colour", COLOUR_EXAMPLE);
        }
        return text;
    }

    private static String logo(String text) {
        if (!LOGO.matcher(text).matches()) {
            throw new InvalidValueException(
                    "\"" + text + "\" is not the address of a picture",
                    "put the file on a web server and write all of its address, from https:// on");
        }
        return text;
    }
}

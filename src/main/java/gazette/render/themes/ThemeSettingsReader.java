package gazette.render.themes;

import gazette.config.SpellingSuggestion;
import gazette.config.YamlSyntaxError;
import gazette.render.ParseCache;
import gazette.render.RenderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads `theme.yaml` files, children over parents. A theme that names no parent has `plain`.
final class ThemeSettingsReader {
    static final String ROOT = "plain";
    private static final String FILE = "/theme.yaml";

    private final ThemeFiles files;
    private final ParseCache<ThemeYaml> parsed = new ParseCache<>(ThemeYaml::parse);

    ThemeSettingsReader(ThemeFiles files) {
        this.files = files;
    }

    ThemeSettings theme(String name) {
        List<String> ancestry = ancestry(name);
        List<ThemeYaml> rootFirst = ancestry.reversed().stream().map(this::yaml).toList();
        return new ThemeSettings(
                ancestry,
                ancestry.stream()
                        .flatMap(ancestor -> yaml(ancestor).logo().stream())
                        .findFirst(),
                merged(rootFirst, ThemeYaml::colours),
                merged(rootFirst, ThemeYaml::dark),
                merged(rootFirst, ThemeYaml::fonts));
    }

    /// Returns what a theme says of itself, in one sentence.
    Optional<String> description(String name) {
        return yaml(name).description();
    }

    /// Returns the theme and its parents, nearest first.
    List<String> ancestry(String name) {
        List<String> ancestry = new ArrayList<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            if (ancestry.contains(next.get())) {
                throw RenderException.of(
                        ancestry.getLast() + FILE,
                        1,
                        "parent `" + next.get() + "` has this theme for its own parent",
                        "name a parent that does not lead back here, such as `plain`");
            }
            ancestry.add(next.get());
            next = parent(next.get());
        }
        return ancestry;
    }

    private Optional<String> parent(String name) {
        Optional<String> parent = yaml(name).parent();
        if (parent.isPresent() && !files.hasTheme(parent.get())) {
            throw RenderException.of(
                    name + FILE,
                    1,
                    "parent \"" + parent.get() + "\" does not exist",
                    SpellingSuggestion.remedy(
                            parent.get(), Themes.names(files), "name a folder under templates/, one of "));
        }
        return parent.or(() -> Optional.of(ROOT)).filter(_ -> !name.equals(ROOT));
    }

    private ThemeYaml yaml(String name) {
        String yaml = files.read(name + FILE).orElse("");
        try {
            return parsed.of(yaml);
        } catch (MarkedYamlEngineException e) {
            var error = YamlSyntaxError.of(e, yaml, 1);
            throw RenderException.of(name + FILE, error.line(), "this is not YAML: " + error.problem(), error.remedy());
        } catch (YamlEngineException e) {
            throw RenderException.of(name + FILE, 1, "not YAML: " + e.getMessage(), "mend the file");
        }
    }

    private static Map<String, String> merged(
            List<ThemeYaml> rootFirst, Function<ThemeYaml, Map<String, String>> part) {
        Map<String, String> merged = new LinkedHashMap<>();
        rootFirst.forEach(yaml -> merged.putAll(part.apply(yaml)));
        return merged;
    }
}

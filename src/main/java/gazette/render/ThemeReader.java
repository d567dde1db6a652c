package gazette.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads `theme.yaml` files, children over parents. A theme that names no parent has `plain`.
final class ThemeReader {
    static final String ROOT = "plain";
    private static final String FILE = "/theme.yaml";

    private final ThemeFiles files;
    private final Remembered<ThemeSheet> sheets = new Remembered<>(ThemeSheet::parse);

    ThemeReader(ThemeFiles files) {
        this.files = files;
    }

    Theme theme(String name) {
        List<String> ancestry = ancestry(name);
        List<ThemeSheet> eldestFirst =
                ancestry.reversed().stream().map(this::sheet).toList();
        return new Theme(
                ancestry,
                ancestry.stream()
                        .flatMap(ancestor -> sheet(ancestor).logo().stream())
                        .findFirst(),
                merged(eldestFirst, ThemeSheet::colours),
                merged(eldestFirst, ThemeSheet::dark),
                merged(eldestFirst, ThemeSheet::fonts));
    }

    /// The theme and its parents, nearest first.
    List<String> ancestry(String name) {
        List<String> ancestry = new ArrayList<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            if (ancestry.contains(next.get())) {
                throw RenderFault.of(
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
        Optional<String> parent = sheet(name).parent();
        if (parent.isPresent() && !files.hasTheme(parent.get())) {
            throw RenderFault.of(
                    name + FILE, 1, "parent `" + parent.get() + "` does not exist", "name a folder under templates/");
        }
        return parent.or(() -> Optional.of(ROOT)).filter(it -> !name.equals(ROOT));
    }

    private ThemeSheet sheet(String name) {
        try {
            return sheets.of(files.read(name + FILE).orElse(""));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw RenderFault.of(name + FILE, line, "not YAML: " + e.getProblem(), "mend the line");
        } catch (YamlEngineException e) {
            throw RenderFault.of(name + FILE, 1, "not YAML: " + e.getMessage(), "mend the file");
        }
    }

    private static Map<String, String> merged(
            List<ThemeSheet> eldestFirst, Function<ThemeSheet, Map<String, String>> part) {
        Map<String, String> merged = new LinkedHashMap<>();
        eldestFirst.forEach(sheet -> merged.putAll(part.apply(sheet)));
        return merged;
    }
}

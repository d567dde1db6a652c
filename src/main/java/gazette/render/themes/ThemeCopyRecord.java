package gazette.render.themes;

import gazette.config.BoundedYaml;
import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.snakeyaml.engine.v2.nodes.Node;

/// Says what a theme was copied from, as `copied.yaml` in its folder keeps it: the original's name, and its files as
/// they were.
///
/// @param files SHA-256 by file name
record ThemeCopyRecord(String from, SortedMap<String, String> files) {
    static final String FILE = "copied.yaml";

    static ThemeCopyRecord of(String from, Map<String, String> texts) {
        SortedMap<String, String> hashes = new TreeMap<>();
        texts.forEach((name, text) -> hashes.put(name, DigestUtils.sha256Hex(text)));
        return new ThemeCopyRecord(from, hashes);
    }

    static ThemeCopyRecord parse(String yaml) {
        Map<String, Node> keys = BoundedYaml.keys(yaml, FILE);
        SortedMap<String, String> files = new TreeMap<>();
        Optional.ofNullable(keys.get("files"))
                .map(BoundedYaml::keys)
                .orElse(Map.of())
                .forEach((name, hash) -> files.put(name, BoundedYaml.word(hash).orElse("")));
        String from =
                Optional.ofNullable(keys.get("from")).flatMap(BoundedYaml::word).orElse("");
        return new ThemeCopyRecord(from, files);
    }

    String toYaml() {
        var yaml = new StringBuilder("""
                # What this theme was copied from by `gazette theme copy`, and the hashes (SHA-256) of the original's files then.
                # `gazette check` names those that have changed since.
                from: %s
                files:
                """.formatted(from));
        files.forEach((name, hash) ->
                yaml.append("  ").append(name).append(": ").append(hash).append('\n'));
        return yaml.toString();
    }

    /// Returns what has changed in the originals since.
    ///
    /// @param copy the theme's name
    /// @param yaml the text of its `copied.yaml`
    /// @param originals the original's files
    List<Diagnostic> changes(String copy, String yaml, Map<String, String> originals) {
        List<Diagnostic> changes = new ArrayList<>();
        SortedMap<String, String> hashes = of(from, originals).files();
        files.forEach((name, hash) -> {
            Optional<String> current = Optional.ofNullable(hashes.get(name));
            if (current.isEmpty()) {
                changes.add(diagnostic(copy, yaml, name, "is gone", "remove this line once you have seen to that"));
            } else if (!current.get().equals(hash)) {
                changes.add(diagnostic(copy, yaml, name, "has changed", remedy(name, current.get())));
            }
        });
        hashes.forEach((name, hash) -> {
            if (!files.containsKey(name)) {
                changes.add(diagnostic(copy, yaml, name, "is new", remedy(name, hash)));
            }
        });
        return changes;
    }

    private static String remedy(String name, String hash) {
        return "take over what you want of it, then write here: " + name + ": " + hash;
    }

    private Diagnostic diagnostic(String copy, String yaml, String name, String what, String remedy) {
        List<String> lines = yaml.lines().toList();
        int line = 1
                + lines.stream()
                        .filter(yamlLine -> yamlLine.startsWith("  " + name + ":"))
                        .mapToInt(lines::indexOf)
                        .findFirst()
                        .orElse(0);
        String problem = from + "/" + name + " " + what + " since " + copy + " was copied from it";
        return new Diagnostic(Path.of("templates", copy, FILE), line, problem, remedy);
    }
}

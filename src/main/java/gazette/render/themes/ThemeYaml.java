package gazette.render.themes;

import gazette.config.BoundedYaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Holds one `theme.yaml` as it is written, without its parents.
record ThemeYaml(
        Optional<String> description,
        Optional<String> parent,
        Optional<String> logo,
        Map<String, String> colours,
        Map<String, String> dark,
        Map<String, String> fonts) {

    static ThemeYaml parse(String yaml) {
        Map<String, Node> keys = BoundedYaml.keys(yaml, "theme.yaml");
        return new ThemeYaml(
                word(keys, "description"),
                word(keys, "parent"),
                word(keys, "logo"),
                words(keys, "colours"),
                words(keys, "dark"),
                words(keys, "fonts"));
    }

    private static Optional<String> word(Map<String, Node> keys, String key) {
        return Optional.ofNullable(keys.get(key)).flatMap(BoundedYaml::word).filter(word -> !word.isBlank());
    }

    private static Map<String, String> words(Map<String, Node> keys, String key) {
        Map<String, String> words = new LinkedHashMap<>();
        Optional.ofNullable(keys.get(key))
                .map(BoundedYaml::keys)
                .orElse(Map.of())
                .forEach(
                        (name, value) -> words.put(name, BoundedYaml.word(value).orElse("")));
        return words;
    }
}

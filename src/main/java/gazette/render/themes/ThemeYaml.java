package gazette.render.themes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Holds one `theme.yaml` as it is written, without its parents.
record ThemeYaml(
        Optional<String> parent,
        Optional<String> logo,
        Map<String, String> colours,
        Map<String, String> dark,
        Map<String, String> fonts) {

    static ThemeYaml parse(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        Map<?, ?> keys = read instanceof Map<?, ?> map ? map : Map.of();
        return new ThemeYaml(
                word(keys, "parent"),
                word(keys, "logo"),
                words(keys, "colours"),
                words(keys, "dark"),
                words(keys, "fonts"));
    }

    private static Optional<String> word(Map<?, ?> keys, String key) {
        return Optional.ofNullable(keys.get(key)).map(Object::toString).filter(word -> !word.isBlank());
    }

    private static Map<String, String> words(Map<?, ?> keys, String key) {
        Map<String, String> words = new LinkedHashMap<>();
        if (keys.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> words.put(String.valueOf(name), String.valueOf(value)));
        }
        return words;
    }
}

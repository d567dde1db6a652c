package gazette.render.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// WCAG 2.2, success criterion 1.4.3: text stands out 4.5 to 1 from what is behind it, in every theme.
class ThemeContrastTest {
    private final ThemeSettingsReader reader = new ThemeSettingsReader(new ThemeFiles(Path.of("templates")));

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void wordsStandOutInTheLight(String theme) {
        standsOut(reader.theme(theme).colours());
    }

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void wordsStandOutInTheDark(String theme) {
        standsOut(reader.theme(theme).dark());
    }

    private static void standsOut(Map<String, String> palette) {
        for (String ground : List.of("paper", "card", "shade")) {
            for (String words : List.of("ink", "muted", "accent", "brick")) {
                standsOut(palette, words, ground);
            }
        }
        standsOut(palette, "card", "ink");
        palette.keySet().stream()
                .filter(words -> words.startsWith("on") && palette.containsKey(words.substring(2)))
                .forEach(words -> standsOut(palette, words, words.substring(2)));
        if (palette.containsKey("visited")) {
            standsOut(palette, "visited", "paper");
        }
    }

    private static void standsOut(Map<String, String> palette, String words, String ground) {
        assertThat(contrast(palette, words, ground)).as(words + " on " + ground).isGreaterThanOrEqualTo(4.5);
    }

    private static double contrast(Map<String, String> palette, String one, String other) {
        double a = luminance(palette.getOrDefault(one, "#888888"));
        double b = luminance(palette.getOrDefault(other, "#888888"));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double c = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}

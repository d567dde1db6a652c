package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/templates.md` promises variables; the view records keep the promise. Neither may have what the other lacks.
class TemplatesDocTest {
    private static final Path VIEWS = Path.of("target/classes/gazette/render/view");
    private static final Path TEMPLATES = Path.of("templates");

    private final String doc = read(Path.of("docs/templates.md"));

    @Test
    void everyVariableIsInTheManualAndTheManualNamesNoOther() throws Exception {
        Map<String, List<String>> promised = new TreeMap<>();
        for (String section : doc.split("(?m)^### ")) {
            List<String> variables = found(section, "(?m)^- `(\\w+)`");
            if (!variables.isEmpty()) {
                promised.put(section.lines().findFirst().orElseThrow(), variables);
            }
        }
        assertThat(promised).isEqualTo(viewComponents());
    }

    @Test
    void everyTemplateIsInTheManualAndTheManualNamesNoOther() throws IOException {
        var named = new TreeSet<>(found(doc, "(?m)^\\| `([\\w./]+)`"));
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            var there = files.map(file -> TEMPLATES.relativize(file).toString())
                    .filter(name -> name.matches(".*\\.(ftlh|ftlx|ftl|css)"))
                    .filter(name -> name.startsWith("plain/") || name.startsWith("feeds/"))
                    .map(name -> name.replaceFirst("^plain/", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).isEqualTo(there);
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(words("plain/text_zh.properties")).isEqualTo(words("plain/text_en.properties"));
    }

    private static Set<String> words(String file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(read(TEMPLATES.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private static Map<String, List<String>> viewComponents() throws Exception {
        Map<String, List<String>> components = new TreeMap<>();
        try (Stream<Path> classes = Files.list(VIEWS)) {
            for (String name :
                    classes.map(file -> file.getFileName().toString()).toList()) {
                Class<?> view = Class.forName("gazette.render.view." + name.replace(".class", ""));
                if (view.isRecord()) {
                    components.put(
                            view.getSimpleName(),
                            Arrays.stream(view.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .toList());
                }
            }
        }
        return components;
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package gazette.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.text.MessageTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The desk says everything in each of its languages, and says nothing that it does not have.
class AdminTextTest {
    private static final Pattern KEY = Pattern.compile("\\bt\\(\"([a-z_0-9.]+)\"\\s*[,)]");
    private static final Pattern BEGINNING = Pattern.compile("[\"']([a-z_]+\\.[a-z_.]*[._])(?:[\"']|\\$\\{)");
    private static final Pattern VALUE = Pattern.compile("\\{\\s*(\\d+)");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameValues() {
        AdminText english = AdminText.of(Locale.ENGLISH);
        AdminText chinese = AdminText.of(Locale.CHINESE);
        assertThat(chinese.patterns().keySet())
                .containsExactlyInAnyOrderElementsOf(english.patterns().keySet());
        english.patterns()
                .forEach((key, pattern) -> assertThat(values(chinese.patterns().getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(values(pattern)));
    }

    @Test
    void eachTextIsWellFormed() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            AdminText.of(locale)
                    .patterns()
                    .forEach((key, pattern) -> assertThat(MessageTemplate.fault(pattern, locale))
                            .as(key)
                            .isEqualTo(Optional.empty()));
        }
    }

    @Test
    void eachTextThatATemplateNamesIsThere() throws IOException {
        AdminText english = AdminText.of(Locale.ENGLISH);
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/gazette/admin"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".ftlh")).toList()) {
                Matcher key = KEY.matcher(Files.readString(template));
                while (key.find()) {
                    assertThat(english.has(key.group(1)))
                            .as(template + ": " + key.group(1))
                            .isTrue();
                }
            }
        }
    }

    /// A key may be made of a beginning and a word of the program: `"send.cadence." + now.cadence`.
    @Test
    void eachTextIsUsedByATemplateOrTheProgram() throws IOException {
        String all = read("src/main/resources/gazette/admin", ".ftlh")
                + read("src/main/resources/gazette/admin", ".js")
                + read("src/main/java/gazette", ".java");
        Set<String> beginnings =
                BEGINNING.matcher(all).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(AdminText.of(Locale.ENGLISH).patterns().keySet().stream()
                        .filter(key -> !all.contains('"' + key + '"') && !all.contains("'" + key + "'"))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    private static String read(String folder, String end) throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(file -> file.toString().endsWith(end)).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Set<String> values(String pattern) {
        return VALUE.matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

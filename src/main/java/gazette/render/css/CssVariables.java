package gazette.render.css;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Writes out `var(--colour)`, which few mail programs know: with what the element, or the nearest around it, says of
/// it. What nobody says stays as it is.
final class CssVariables {
    private static final Pattern USE = Pattern.compile("var\\(\\s*(--[^\\s,()]+)\\s*(?:,([^()]*))?\\)");
    private static final int DEEPEST = 10;

    private final Map<Element, Map<String, List<String>>> said = new HashMap<>();

    /// Elements must come in the order of the document.
    Map<String, List<String>> writtenOut(Element element, Map<String, List<String>> values) {
        said.put(element, values);
        if (values.values().stream().flatMap(List::stream).noneMatch(value -> value.contains("var("))) {
            return values;
        }
        Map<String, List<String>> written = new LinkedHashMap<>();
        values.forEach((property, all) -> written.put(
                property, all.stream().map(value -> writtenOut(element, value)).toList()));
        said.put(element, written);
        return written;
    }

    private String writtenOut(Element element, String value) {
        String written = value;
        for (int depth = 0; depth < DEEPEST && written.contains("var("); depth++) {
            written = USE.matcher(written).replaceAll(use -> Matcher.quoteReplacement(meaning(element, use)));
        }
        return written;
    }

    private String meaning(Element element, MatchResult use) {
        return Stream.concat(Stream.of(element), element.parents().stream())
                .flatMap(around -> Optional.ofNullable(said.get(around)).stream())
                .flatMap(values -> Optional.ofNullable(values.get(use.group(1))).stream())
                .map(List::getLast)
                .findFirst()
                .or(() -> Optional.ofNullable(use.group(2)).map(String::strip))
                .orElseGet(use::group);
    }
}

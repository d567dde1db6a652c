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

/// Replaces `var(--colour)`, which few mail programs know, with the value that the element or its nearest ancestor
/// declares. An undeclared variable without a fallback stays as it is.
final class CssVariables {
    private static final Pattern USE = Pattern.compile("var\\(\\s*(--[^\\s,()]+)\\s*(?:,([^()]*))?\\)");
    private static final int MAX_DEPTH = 10;

    private final Map<Element, Map<String, List<String>>> declared = new HashMap<>();

    /// Resolves the variables of an element. Elements must come in the order of the document.
    Map<String, List<String>> resolve(Element element, Map<String, List<String>> values) {
        declared.put(element, values);
        if (values.values().stream().flatMap(List::stream).noneMatch(value -> value.contains("var("))) {
            return values;
        }
        Map<String, List<String>> resolved = new LinkedHashMap<>();
        values.forEach((property, all) -> resolved.put(
                property, all.stream().map(value -> resolve(element, value)).toList()));
        declared.put(element, resolved);
        return resolved;
    }

    private String resolve(Element element, String value) {
        String resolved = value;
        for (int depth = 0; depth < MAX_DEPTH && resolved.contains("var("); depth++) {
            resolved = USE.matcher(resolved).replaceAll(use -> Matcher.quoteReplacement(value(element, use)));
        }
        return resolved;
    }

    private String value(Element element, MatchResult use) {
        return Stream.concat(Stream.of(element), element.parents().stream())
                .flatMap(ancestor -> Optional.ofNullable(declared.get(ancestor)).stream())
                .flatMap(values -> Optional.ofNullable(values.get(use.group(1))).stream())
                .map(List::getLast)
                .findFirst()
                .or(() -> Optional.ofNullable(use.group(2)).map(String::strip))
                .orElseGet(use::group);
    }
}

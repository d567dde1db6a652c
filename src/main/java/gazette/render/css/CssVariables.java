package gazette.render.css;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int MAX_LENGTH = 10_000;

    private final Set<String> varying;
    private final Map<Element, Map<String, Declared>> declared = new HashMap<>();

    private record Declared(Element element, String value) {}

    /// @param varying the variables that a rule sets which stays in the sheet, as one for dark mode may do: where they
    ///     are used, the use stays as well, behind the value
    CssVariables(Set<String> varying) {
        this.varying = varying;
    }

    /// Resolves the variables of an element. Elements must come in the order of the document.
    List<Declaration> resolve(Element element, List<Declaration> declarations) {
        Map<String, Declared> variables = new HashMap<>();
        for (Declaration declaration : declarations) {
            if (declaration.property().startsWith("--")) {
                variables.put(
                        declaration.property(),
                        new Declared(element, declaration.values().getLast()));
            }
        }
        declared.put(element, variables);
        boolean isUsed = declarations.stream().anyMatch(CssVariables::usesSome);
        return isUsed
                ? declarations.stream()
                        .map(declaration -> resolve(element, declaration))
                        .toList()
                : declarations;
    }

    private static boolean usesSome(Declaration declaration) {
        return declaration.values().stream().anyMatch(value -> value.contains("var("));
    }

    private Declaration resolve(Element element, Declaration declaration) {
        if (!usesSome(declaration)) {
            return declaration;
        }
        List<String> values = new ArrayList<>();
        for (String value : declaration.values()) {
            String resolved = resolve(element, value, false, 0);
            String kept = varying.isEmpty() ? resolved : resolve(element, value, true, 0);
            values.add(resolved);
            if (!kept.equals(resolved)) {
                values.add(kept);
            }
        }
        return new Declaration(declaration.property(), values, declaration.important());
    }

    /// @param keepsVarying whether a use of a varying variable stays, with its value behind it
    private String resolve(Element element, String value, boolean keepsVarying, int depth) {
        String resolved = value;
        for (int i = depth; i < MAX_DEPTH && resolved.contains("var(") && resolved.length() < MAX_LENGTH; i++) {
            int next = i + 1;
            resolved = USE.matcher(resolved)
                    .replaceAll(use -> Matcher.quoteReplacement(replacement(element, use, keepsVarying, next)));
        }
        return resolved;
    }

    private String replacement(Element element, MatchResult use, boolean keepsVarying, int depth) {
        Optional<Declared> value = declared(element, use.group(1))
                .or(() -> Optional.ofNullable(use.group(2)).map(fallback -> new Declared(element, fallback.strip())));
        if (value.isEmpty()) {
            return use.group();
        }
        boolean stays = keepsVarying && varying.contains(use.group(1));
        String resolved = resolve(value.get().element(), value.get().value(), keepsVarying && !stays, depth);
        return stays ? "var(" + use.group(1) + "," + resolved + ")" : resolved;
    }

    private Optional<Declared> declared(Element element, String variable) {
        return Stream.concat(Stream.of(element), element.parents().stream())
                .flatMap(ancestor -> Optional.ofNullable(declared.get(ancestor)).stream())
                .flatMap(variables -> Optional.ofNullable(variables.get(variable)).stream())
                .findFirst();
    }
}

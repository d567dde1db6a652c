package gazette.render.css;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Decides pseudo-classes that depend on the document alone: `:first-child`, `:nth-of-type(2n)`, `:empty`, `:lang(zh)`.
final class StructuralPseudoClass {
    private static final Pattern STEPS = Pattern.compile("([+-]?\\d*)n(?:([+-])(\\d+))?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,6}");

    private StructuralPseudoClass() {}

    /// Returns the test for a pseudo-class; empty if only the mail program can decide it.
    ///
    /// @param pseudo with its colon; that of a function ends in `(`
    static Optional<Predicate<Element>> of(String pseudo, String argument) {
        return switch (pseudo.toLowerCase(Locale.ROOT)) {
            case ":root" -> Optional.of(e -> e.parent() instanceof Document);
            case ":empty" -> Optional.of(StructuralPseudoClass::isEmpty);
            case ":first-child" -> Optional.of(e -> position(e, false, false) == 1);
            case ":last-child" -> Optional.of(e -> position(e, false, true) == 1);
            case ":only-child" -> Optional.of(e -> position(e, false, false) == 1 && position(e, false, true) == 1);
            case ":first-of-type" -> Optional.of(e -> position(e, true, false) == 1);
            case ":last-of-type" -> Optional.of(e -> position(e, true, true) == 1);
            case ":only-of-type" -> Optional.of(e -> position(e, true, false) == 1 && position(e, true, true) == 1);
            case ":nth-child(" -> nth(argument, false, false);
            case ":nth-last-child(" -> nth(argument, false, true);
            case ":nth-of-type(" -> nth(argument, true, false);
            case ":nth-last-of-type(" -> nth(argument, true, true);
            case ":lang(" -> {
                List<String> languages = CssText.list(argument).stream()
                        .map(CssEscapes::readString)
                        .toList();
                yield Optional.of(e -> languages.stream().anyMatch(language -> hasLanguage(e, language)));
            }
            default -> Optional.empty();
        };
    }

    private static boolean isEmpty(Element element) {
        return element.childNodes().stream()
                .noneMatch(node -> node instanceof Element
                        || (node instanceof TextNode text
                                && !text.getWholeText().isEmpty()));
    }

    /// Returns the test for `:nth-child(… of …)`.
    ///
    /// @param among what the siblings must be that are counted
    static Optional<Predicate<Element>> nth(String argument, Predicate<Element> among, boolean fromEnd) {
        return nth(argument, (Element e) -> among.test(e) ? position(e, among, fromEnd) : 0);
    }

    private static Optional<Predicate<Element>> nth(String argument, boolean ofType, boolean fromEnd) {
        return nth(argument, (Element e) -> position(e, ofType, fromEnd));
    }

    /// @param position counted from 1; 0 if the element does not count
    private static Optional<Predicate<Element>> nth(String argument, ToIntFunction<Element> position) {
        String compact = argument.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        String plain = compact.equals("odd") ? "2n+1" : compact.equals("even") ? "2n" : compact;
        if (NUMBER.matcher(plain).matches()) {
            int number = Integer.parseInt(plain);
            return Optional.of(e -> number > 0 && position.applyAsInt(e) == number);
        }
        Matcher steps = STEPS.matcher(plain);
        if (!steps.matches()) {
            return Optional.empty();
        }
        int step = step(steps.group(1));
        int offset = steps.group(3) == null ? 0 : Integer.parseInt(steps.group(2) + steps.group(3));
        return Optional.of(e -> isReached(position.applyAsInt(e), step, offset));
    }

    private static int step(String factor) {
        return factor.matches("[+-]?") ? Integer.parseInt(factor + 1) : Integer.parseInt(factor);
    }

    private static boolean isReached(int position, int step, int offset) {
        int distance = position - offset;
        return position > 0 && (step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0);
    }

    private static int position(Element element, boolean ofType, boolean fromEnd) {
        return position(element, sibling -> !ofType || sibling.nameIs(element.normalName()), fromEnd);
    }

    /// Returns an element's place among its siblings, counted from 1.
    private static int position(Element element, Predicate<Element> counted, boolean fromEnd) {
        int position = 1;
        Element sibling = fromEnd ? element.nextElementSibling() : element.previousElementSibling();
        while (sibling != null) {
            if (counted.test(sibling)) {
                position++;
            }
            sibling = fromEnd ? sibling.nextElementSibling() : sibling.previousElementSibling();
        }
        return position;
    }

    private static boolean hasLanguage(Element element, String language) {
        List<Element> line = element.closest("[lang]") == null ? List.of() : List.of(element.closest("[lang]"));
        return line.stream()
                .map(e -> e.attr("lang").toLowerCase(Locale.ROOT))
                .anyMatch(lang -> lang.equals(language.toLowerCase(Locale.ROOT))
                        || lang.startsWith(language.toLowerCase(Locale.ROOT) + "-"));
    }
}

package gazette.articles.markup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Recognises the numbers that highlighters set beside the lines of code. They have a name that says so, and nothing
/// but digits in them.
final class LineNumbers {
    private static final Pattern NAME =
            Pattern.compile("(?i)ln|lnt|lno|lnum|lnos|linenr|gutter|gl|[\\w-]*-?gutter(?:-\\w+)?|line-?no(?:s|div)?"
                    + "|[\\w-]*line[-_]?num(?:ber)?s?(?:[-_]\\w+)*|lineno[\\w-]*|hljs-ln-n(?:umbers)?|crayon-nums?(?:-content)?|blob-num|line-index"
                    + "|[\\w-]*__line-index|pre-numbering|number-line|code-nums?|td-?linenos?|conum-line");
    private static final Pattern DIGITS = Pattern.compile("[\\d\\s\\u00A0|.:]*");
    private static final Pattern UNSELECTABLE = Pattern.compile("(?i)user-select\\s*:\\s*none");
    private static final Set<String> NUMBER_ATTRIBUTES =
            Set.of("data-line-number", "data-linenumber", "data-line-num", "data-lineno");

    private LineNumbers() {}

    /// Removes the numbers in a block of code, which is changed.
    static void remove(Element block) {
        List<Element> numbers =
                block.stream().skip(1).filter(e -> isNumber(e) || isUnread(e)).toList();
        numbers.forEach(Element::remove);
    }

    /// Returns whether an element beside code is the column of its numbers.
    static boolean isColumn(Element element) {
        boolean isList = (element.nameIs("ul") || element.nameIs("ol")) && element.childrenSize() > 0;
        return hasDigitsOnly(element)
                && element.getElementsByTag("img").isEmpty()
                && (isNamed(element)
                        || element.stream().skip(1).limit(3).anyMatch(LineNumbers::isNamed)
                        || (isList && element.hasText()));
    }

    /// Returns whether all cells of a table but one, which has the code, are numbers, or the caption's.
    static boolean areAllCellsBut(@Nullable Element code, Element table) {
        return Stream.concat(table.getElementsByTag("td").stream(), table.getElementsByTag("th").stream())
                .allMatch(cell -> cell.equals(code) || hasDigitsOnly(cell));
    }

    private static boolean isNumber(Element element) {
        boolean isCell = NUMBER_ATTRIBUTES.stream().anyMatch(element::hasAttr)
                && !element.nameIs("div")
                && !element.nameIs("code");
        return (isNamed(element) || isCell) && hasDigitsOnly(element);
    }

    /// Numbers without a name are neither read aloud nor copied.
    private static boolean isUnread(Element element) {
        boolean isHidden = element.attr("aria-hidden").equals("true")
                || element.hasAttr("unselectable")
                || UNSELECTABLE.matcher(element.attr("style")).find();
        return isHidden && hasDigitsOnly(element);
    }

    private static boolean isNamed(Element element) {
        return !element.className().isEmpty()
                && element.classNames().stream()
                        .anyMatch(name -> NAME.matcher(name).matches());
    }

    private static boolean hasDigitsOnly(Element element) {
        return DIGITS.matcher(element.wholeText()).matches();
    }
}

package gazette.articles.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Writes in plain characters what HTML shows by looks alone: `10<sup>3</sup>` as `10^3`, `<del>ten</del>` as
/// `~~ten~~`.
public final class PlainNotation {
    private static final Pattern HAS_LETTER = Pattern.compile("[\\p{L}\\p{Nd}]");
    private static final Pattern SIMPLE = Pattern.compile("[+\\x{2212}-]?[\\p{L}\\p{Nd}.,]+|\\(.*\\)");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

    /// Matches what ends a chemical symbol, or a group of them.
    private static final Pattern FORMULA =
            Pattern.compile("(?:.*[^\\p{L}])?(?:\\p{Lu}\\p{Ll}?)+|.*\\p{Nd}\\p{Lu}\\p{Ll}?|.*[)\\]]", Pattern.DOTALL);

    /// Lists what follows a number that says a place: 1st, 2e, 3º.
    private static final Set<String> ORDINALS = Set.of(
            "st", "nd", "rd", "th", "e", "er", "re", "ers", "res", "ère", "ème", "eme", "nde", "o", "a", "os", "as",
            "de", "ste", "te");

    /// Matches a century or a king, whose place is said in letters: XX<sup>e</sup>.
    private static final Pattern ROMAN = Pattern.compile("(?:.*[^\\p{L}])?[IVXLCDM]+", Pattern.DOTALL);

    private static final Pattern FRACTION_BAR = Pattern.compile("[/\\x{2044}\\x{2215}]");

    private static final Set<String> TRADEMARKS = Set.of("TM", "SM", "MC");

    private PlainNotation() {}

    /// Replaces it in an element, which is changed. Marks that link to footnotes stay.
    public static void apply(Element element) {
        element.select("sup").forEach(PlainNotation::writeFraction);
        // From the innermost on.
        element.select("sup, sub").reversed().forEach(PlainNotation::writeScript);
        element.select("del, s").stream().filter(PlainNotation::isOutsideCode).forEach(PlainNotation::markDeleted);
        element.select("q").stream()
                .filter(PlainNotation::isOutsideCode)
                .forEach(quote -> quote.prependText("“").appendText("”"));
        element.select("rt").forEach(PlainNotation::bracketReading);
    }

    /// Writes `1<sup>1</sup>/<sub>2</sub>` as `1 1/2`.
    private static void writeFraction(Element above) {
        Element below = above.nextElementSibling();
        if (below == null
                || !below.nameIs("sub")
                || !(above.nextSibling() instanceof TextNode bar)
                || !below.equals(bar.nextSibling())
                || !FRACTION_BAR.matcher(bar.getWholeText()).matches()) {
            return;
        }
        if (endsInDigit(before(above))) {
            above.before(new TextNode(" "));
        }
        above.tagName("span");
        below.tagName("span");
    }

    private static void writeScript(Element script) {
        String content = Whitespace.line(script.wholeText());
        if (content.isEmpty() || !script.select("a, img").isEmpty() || isInLocalLink(script)) {
            return;
        }
        String before = before(script);
        String written = isOfVariable(script)
                ? ofVariable(script, content)
                : script.nameIs("sup") ? raised(before, content) : lowered(before, content);
        boolean runsOn = endsInDigit(written) && startsWithDigit(script.nextSibling());
        script.text(runsOn && !written.equals(content) ? written.charAt(0) + "(" + content + ")" : written);
    }

    /// Returns whether an element is the mark of a footnote, or in one.
    private static boolean isInLocalLink(Element script) {
        Element link = script.closest("a");
        return link != null && FootnoteLinkDetector.isInternal(link);
    }

    private static boolean isOfVariable(Element script) {
        return script.previousSibling() instanceof Element variable && variable.nameIs("var");
    }

    /// In a formula, letters are factors, and no ending of a word.
    private static String ofVariable(Element script, String content) {
        boolean areFactors = LETTERS.matcher(content).matches();
        return (script.nameIs("sup") ? "^" : "_") + (areFactors ? "(" + content + ")" : grouped(content));
    }

    private static String raised(String before, String content) {
        if (TRADEMARKS.contains(content)) {
            return "(" + content + ")";
        }
        boolean isWord = isOrdinal(before, content)
                || (endsInLetter(before) && LETTERS.matcher(content).matches());
        return isWord || isText(before, content) ? content : "^" + grouped(content);
    }

    private static String lowered(String before, String content) {
        boolean isFormula =
                DIGITS.matcher(content).matches() && FORMULA.matcher(before).matches();
        return isFormula || isText(before, content) ? content : "_" + grouped(content);
    }

    /// Returns whether it is no part of what stands before it: signs such as `®`, or small print.
    private static boolean isText(String before, String content) {
        boolean isApart = before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1));
        return !HAS_LETTER.matcher(content).find() || content.startsWith("[") || (isApart && content.indexOf(' ') >= 0);
    }

    private static boolean isOrdinal(String before, String content) {
        return (endsInDigit(before) && ORDINALS.contains(content.toLowerCase(Locale.ROOT)))
                || (content.equals("e") && ROMAN.matcher(before).matches())
                || (content.equals("o") && (before.endsWith("n") || before.endsWith("N")));
    }

    private static boolean endsInDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }

    private static boolean startsWithDigit(@Nullable Node node) {
        String text = textOf(node);
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    private static boolean endsInLetter(String before) {
        return !before.isEmpty() && Character.isLetter(before.charAt(before.length() - 1));
    }

    private static String grouped(String content) {
        return SIMPLE.matcher(content).matches() ? content : "(" + content + ")";
    }

    /// Returns the text that stands directly before an element.
    private static String before(Element element) {
        return textOf(element.previousSibling());
    }

    private static String textOf(@Nullable Node node) {
        return switch (node) {
            case null -> "";
            case TextNode text -> text.getWholeText();
            case Element other -> other.wholeText();
            default -> "";
        };
    }

    private static boolean isOutsideCode(Element element) {
        return element.closest("pre") == null;
    }

    private static void markDeleted(Element deleted) {
        Element parent = deleted.parent();
        if (deleted.text().isBlank() || (parent != null && parent.closest("del, s") != null)) {
            return;
        }
        if (deleted.nextSibling() instanceof Element next && next.nameIs("ins")) {
            deleted.after(new TextNode(" "));
        }
        if (deleted.childNodeSize() == 1 && deleted.childNode(0) instanceof TextNode only) {
            String text = only.getWholeText();
            only.text(text.replace(text.strip(), "~~" + text.strip() + "~~"));
            return;
        }
        deleted.prependText("~~").appendText("~~");
    }

    private static void bracketReading(Element reading) {
        Element ruby = reading.closest("ruby");
        if (ruby != null && ruby.select("rp").isEmpty()) {
            reading.prependText("(").appendText(")");
        }
    }
}

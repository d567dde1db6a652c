package gazette.proof;

import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Reads a letter once and shows each check what comes.
final class Reading implements NodeVisitor {
    private final List<Check> checks;
    private final Function<String, Styling> stylings;
    private String heading = "";

    private Reading(List<Check> checks, Function<String, Styling> stylings) {
        this.checks = checks;
        this.stylings = stylings;
    }

    /// Reads a whole document.
    ///
    /// @param stylings what a `style` attribute says
    static void of(Document document, List<Check> checks, Function<String, Styling> stylings) {
        document.body().traverse(new Reading(checks, stylings));
        checks.forEach(Check::end);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            enter(element);
        } else if (node instanceof TextNode text && says(text)) {
            checks.forEach(check -> check.read(text));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element) {
            checks.forEach(Check::leave);
        }
    }

    private void enter(Element element) {
        if (isHeading(element)) {
            heading = element.text();
        }
        String style = element.attr("style");
        var sight = new Sight(element, style.isEmpty() ? Styling.NONE : stylings.apply(style), heading);
        for (Check check : checks) {
            check.enter(sight);
        }
    }

    /// A no-break space keeps a cell open and says nothing.
    private static boolean says(TextNode text) {
        return text.getWholeText().chars().anyMatch(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c));
    }

    static boolean isHeading(Element element) {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }
}

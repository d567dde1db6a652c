package gazette.lint;

import gazette.lint.style.InlineStyle;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Reads a letter once and shows each check what comes.
public final class DomWalk implements NodeVisitor {
    private final List<DomCheck> checks;
    private final Function<String, InlineStyle> stylings;
    private final Set<String> titles;
    private String title = "";
    private String place = "at the top";

    private DomWalk(List<DomCheck> checks, Function<String, InlineStyle> stylings, Set<String> titles) {
        this.checks = checks;
        this.stylings = stylings;
        this.titles = titles;
    }

    /// Reads a whole document.
    ///
    /// @param stylings what a `style` attribute says
    /// @param titles of the articles
    public static void of(
            Document document, List<DomCheck> checks, Function<String, InlineStyle> stylings, Set<String> titles) {
        document.body().traverse(new DomWalk(checks, stylings, titles));
        checks.forEach(DomCheck::end);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            enter(element);
        } else if (node instanceof TextNode text && says(text)) {
            checks.forEach(check -> check.text(text));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element) {
            checks.forEach(DomCheck::leave);
        }
    }

    private void enter(Element element) {
        if (isHeading(element)) {
            heading(element.text());
        }
        String style = element.attr("style");
        var visited = new VisitedElement(element, style.isEmpty() ? InlineStyle.NONE : stylings.apply(style), place);
        for (DomCheck check : checks) {
            check.enter(visited);
        }
    }

    private void heading(String heading) {
        title = titles.contains(heading) ? heading : title;
        if (heading.isBlank()) {
            // A picture for the paper's name says nothing that could be a place.
            return;
        }
        place = title.isEmpty() || title.equals(heading)
                ? "under “" + heading + "”"
                : "under “" + heading + "” in “" + title + "”";
    }

    /// Returns whether a text node shows anything. A no-break space, which only keeps a cell open, does not.
    private static boolean says(TextNode text) {
        return text.getWholeText().chars().anyMatch(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c));
    }

    public static boolean isHeading(Element element) {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }
}

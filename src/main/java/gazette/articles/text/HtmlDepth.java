package gazette.articles.text;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Bounds how deeply HTML is nested. Several steps call themselves for each level, and take a time that grows with its
/// square. The parser of jsoup goes 512 levels down, so whatever is deeper is seen here.
public final class HtmlDepth implements NodeFilter {
    /// Pages with articles have up to a hundred.
    public static final int MAX = 200;

    /// Says what is wrong with an element that is found.
    public static final String PROBLEM = "its HTML is nested more than " + MAX + " levels deep";

    private Optional<Element> found = Optional.empty();

    private HtmlDepth() {}

    /// Returns the first element that is nested too deeply; empty if none is.
    public static Optional<Element> firstTooDeep(Element root) {
        var depth = new HtmlDepth();
        NodeTraversor.filter(depth, root);
        return depth.found;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (depth > MAX && node instanceof Element element) {
            found = Optional.of(element);
            return FilterResult.STOP;
        }
        return FilterResult.CONTINUE;
    }
}

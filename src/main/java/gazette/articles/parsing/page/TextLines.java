package gazette.articles.parsing.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// Splits HTML into its lines: the blocks that hold no other block. Text beside blocks becomes a block.
final class TextLines {
    private static final Set<String> WHOLE = Set.of("pre", "table", "p", "h1", "h2", "h3", "h4", "h5", "h6", "math");

    private final List<Element> lines = new ArrayList<>();

    private TextLines() {}

    /// Returns the lines in order; the root is changed.
    static List<Element> of(Element root) {
        var lines = new TextLines();
        lines.collect(root);
        return lines.lines;
    }

    private void collect(Element element) {
        if (WHOLE.contains(element.normalName()) || !holdsBlock(element)) {
            lines.add(element);
            return;
        }
        List<Node> run = new ArrayList<>();
        for (Node node : List.copyOf(element.childNodes())) {
            if (node instanceof Element child && (child.isBlock() || holdsBlock(child))) {
                wrap(run);
                collect(child);
            } else {
                run.add(node);
            }
        }
        wrap(run);
    }

    private void wrap(List<Node> run) {
        if (!run.stream().allMatch(ArticleLines::isNothing)) {
            Element line = new Element("div");
            run.getFirst().before(line);
            run.forEach(line::appendChild);
            lines.add(line);
        }
        run.clear();
    }

    private static boolean holdsBlock(Element element) {
        return element.stream().skip(1).anyMatch(Element::isBlock);
    }
}

package gazette.articles.body;

import gazette.articles.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Splits a run of inline nodes into paragraphs. An empty line ends a paragraph, and each image on a line of images
/// becomes one.
final class ParagraphBuilder {
    private final Element from;
    private final Element to;
    private Element paragraph;

    /// Creates a builder.
    ///
    /// @param from the paragraphs get its language and direction
    /// @param to the paragraphs are appended to it
    ParagraphBuilder(Element from, Element to) {
        this.from = from;
        this.to = to;
        this.paragraph = empty();
    }

    /// Appends the paragraphs of a run.
    void append(List<Node> run) {
        for (List<Node> line : lines(run)) {
            if (line.stream().allMatch(ParagraphBuilder::isBlank)) {
                close();
            } else if (line.stream().allMatch(n -> isBlank(n) || isImage(n))) {
                close();
                line.stream().filter(n -> !isBlank(n)).forEach(this::appendImage);
            } else {
                appendLine(line);
            }
        }
        close();
    }

    /// Returns whether an element has text, an image or a rule.
    static boolean hasContent(Element element) {
        return !Whitespace.line(element.text()).isEmpty()
                || element.stream().anyMatch(e -> e.nameIs("img") || e.nameIs("hr"));
    }

    private static List<List<Node>> lines(List<Node> run) {
        List<List<Node>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        for (Node node : run) {
            if (node.nameIs("br")) {
                lines.add(new ArrayList<>());
            } else {
                lines.getLast().add(node);
            }
        }
        return lines;
    }

    private static boolean isBlank(Node node) {
        return switch (node) {
            case TextNode text -> Whitespace.line(text.getWholeText()).isEmpty();
            case Element element -> !hasContent(element);
            default -> true;
        };
    }

    private static boolean isImage(Node node) {
        return node instanceof Element e
                && !e.hasText()
                && !e.getElementsByTag("img").isEmpty();
    }

    private void appendImage(Node image) {
        paragraph.appendChild(image);
        close();
    }

    private void appendLine(List<Node> line) {
        if (paragraph.childNodeSize() > 0) {
            paragraph.appendElement("br");
        }
        if (line.getFirst() instanceof TextNode first) {
            first.text(first.getWholeText().stripLeading());
        }
        if (line.getLast() instanceof TextNode last) {
            last.text(last.getWholeText().stripTrailing());
        }
        line.forEach(paragraph::appendChild);
    }

    private void close() {
        paragraph.getElementsByTag("br").stream()
                .filter(ParagraphBuilder::isRepeated)
                .toList()
                .forEach(Element::remove);
        if (hasContent(paragraph)) {
            to.appendChild(paragraph);
            from.removeAttr("id"); // The next paragraph of the same block must not have it again.
        }
        paragraph = empty();
    }

    private static boolean isRepeated(Element lineBreak) {
        Node next = lineBreak.nextSibling();
        while (next instanceof TextNode text && text.isBlank()) {
            next = next.nextSibling();
        }
        return next != null && next.nameIs("br");
    }

    private Element empty() {
        Element p = new Element("p");
        if (from.nameIs("p") || from.nameIs("div")) {
            p.attributes().addAll(from.attributes());
        }
        return p;
    }
}

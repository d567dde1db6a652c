package gazette.articles.dialects;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Is HTML that stands for something of a dialect. It is well-formed, so it is kept apart from what an author writes
/// until that is, too.
final class WrittenHtml extends CustomNode {
    private final String html;

    WrittenHtml(String html) {
        this.html = html;
    }

    /// Returns the HTML of an element on one line.
    static String of(Element element) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        return page.body().appendChild(element).html();
    }

    /// Returns the start tag of an element.
    static String start(Element element) {
        return of(element).replaceFirst("</[^<>]*>$", "");
    }

    /// Replaces all of a document by nodes that a renderer knows.
    static void release(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof WrittenHtml written) {
                    var inline = new HtmlInline();
                    inline.setLiteral(written.html);
                    written.insertBefore(inline);
                    written.unlink();
                }
                visitChildren(node);
            }
        });
    }
}

package gazette.sources.feeds;

import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.TagSet;

/// Returns the content of feed elements as HTML, whether it is escaped, in CDATA, or not escaped at all.
final class ContentToHtml {
    private static final TagSet HTML = TagSet.Html();

    private ContentToHtml() {}

    /// Returns the content of an element.
    static String html(Element element) {
        if (element.childrenSize() == 0) {
            return TextParagraphs.marked(element.wholeText().strip());
        }
        Element copy = element.clone();
        copy.getAllElements().forEach(ContentToHtml::useHtmlName);
        Element inner = isWrapper(copy) ? copy.child(0) : copy;
        return inner.childNodes().stream()
                .map(Node::outerHtml)
                .collect(Collectors.joining())
                .strip();
    }

    /// The `div` around an xhtml construct is no part of it (RFC 4287 section 3.1.1.3).
    private static boolean isWrapper(Element construct) {
        return construct.childrenSize() == 1
                && construct.child(0).tagName().equals("div")
                && construct.ownText().isBlank();
    }

    /// Gives an element its HTML name, so that it is serialised as HTML: only void elements have no end tag.
    private static void useHtmlName(Element element) {
        String written = element.tagName();
        String name = written.substring(written.indexOf(':') + 1);
        element.tag(HTML.valueOf(name.isEmpty() ? "span" : name, Parser.NamespaceHtml))
                .removeAttr("xmlns")
                .removeAttr("xml:base");
    }
}

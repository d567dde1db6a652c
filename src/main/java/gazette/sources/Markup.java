package gazette.sources;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.TagSet;

/// What an element of a feed holds, as HTML: escaped, in CDATA, or as elements that nobody escaped.
final class Markup {
    private static final TagSet HTML = TagSet.Html();

    private Markup() {}

    static String html(Element element) {
        if (element.childrenSize() == 0) {
            return element.wholeText().strip();
        }
        Element copy = element.clone();
        copy.getAllElements().forEach(Markup::named);
        Element inner = isWrapper(copy) ? copy.child(0) : copy;
        return inner.childNodes().stream()
                .map(Node::outerHtml)
                .collect(Collectors.joining())
                .strip();
    }

    /// Plain text, its paragraphs and lines kept.
    static String paragraphs(String text) {
        return Stream.of(text.strip().split("\\R\\s*\\R"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + Entities.escape(paragraph.strip()).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /// The `div` around an xhtml construct is no part of it (RFC 4287 section 3.1.1.3).
    private static boolean isWrapper(Element construct) {
        return construct.childrenSize() == 1
                && construct.child(0).tagName().equals("div")
                && construct.ownText().isBlank();
    }

    /// Named as in HTML, so that it is written as there: only void elements have no end.
    private static void named(Element element) {
        String name = element.tagName();
        element.tag(HTML.valueOf(name.substring(name.indexOf(':') + 1), Parser.NamespaceHtml))
                .removeAttr("xmlns")
                .removeAttr("xml:base");
    }
}

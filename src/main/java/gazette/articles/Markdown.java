package gazette.articles;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// CommonMark with tables, strikethrough, task lists and bare links, and with emphasis that works in Chinese.
final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());
    private static final int MAX_NESTING = 100;
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private static final Pattern WEB_ADDRESS = Pattern.compile("[^\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}“”‘’…—]+");
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+){1,9}");

    private Markdown() {}

    /// The body of a document that is not clean yet.
    static Element render(String markdown) {
        Node document = parse(markdown);
        document.accept(new ForeignTags());
        document.accept(new TaskItems());
        Element body = Jsoup.parseBodyFragment(html(document), Sanitizer.BASE).body();
        body.select("a[href]").forEach(Markdown::endBareLink);
        return body;
    }

    static Node parse(String markdown) {
        return PARSER.parse(CjkEmphasis.mark(markdown));
    }

    /// What the parser read, before anything is mended.
    static String html(Node document) {
        return CjkEmphasis.unmark(RENDERER.render(document));
    }

    /// A bare link ends where Chinese begins: `见 https://example.com/，下同`, `信箱a@example.com。`
    private static void endBareLink(Element link) {
        String text = link.text();
        boolean mail = link.attr("href").equals("mailto:" + text);
        if (!mail && !link.attr("href").equals(text)) {
            return;
        }
        Matcher address = (mail ? MAIL_ADDRESS : WEB_ADDRESS).matcher(text);
        if (address.find() && !address.group().equals(text)) {
            link.before(new TextNode(text.substring(0, address.start())));
            link.after(new TextNode(text.substring(address.end())));
            link.attr("href", (mail ? "mailto:" : "") + address.group()).text(address.group());
        } else if (!address.hasMatch()) {
            link.unwrap();
        }
    }

    /// A tag within a sentence that no article may contain is meant as text: `the <script> tag`.
    private static final class ForeignTags extends AbstractVisitor {
        @Override
        public void visit(HtmlInline tag) {
            if (!Sanitizer.knowsInline(tag.getLiteral())) {
                tag.insertAfter(new Text(tag.getLiteral()));
                tag.unlink();
            }
        }
    }
}

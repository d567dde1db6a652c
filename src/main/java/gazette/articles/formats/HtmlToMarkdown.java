package gazette.articles.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Writes the HTML of a clean article as Markdown, for a person to go on with. What Markdown has no notation for stays
/// HTML.
public final class HtmlToMarkdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(EXTENSIONS).build();
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "blockquote",
            "pre",
            "table",
            "figure",
            "hr",
            "dl");
    private static final Set<String> KEPT = Set.of(
            "abbr", "ins", "kbd", "mark", "ruby", "rt", "rp", "sub", "sup", "u", "var", "samp", "small", "q", "cite");
    private static final String LANGUAGE = "language-";

    private HtmlToMarkdown() {}

    /// Returns the Markdown of a sanitised body.
    public static String of(Element body) {
        var document = new Document();
        addBlocks(body, document);
        return RENDERER.render(document).strip() + "\n";
    }

    private static void addBlocks(Element from, Node to) {
        var inlines = new ArrayList<org.jsoup.nodes.Node>();
        for (org.jsoup.nodes.Node child : from.childNodes()) {
            if (child instanceof Element element && BLOCKS.contains(element.normalName())) {
                addParagraph(inlines, to);
                addBlock(element, to);
            } else {
                inlines.add(child);
            }
        }
        addParagraph(inlines, to);
    }

    /// Inline parts between blocks are a paragraph.
    private static void addParagraph(List<org.jsoup.nodes.Node> inlines, Node to) {
        boolean isEmpty = inlines.stream()
                .allMatch(node -> node instanceof TextNode text
                        ? text.isBlank()
                        : node instanceof Element element
                                && element.normalName().equals("br"));
        if (!isEmpty) {
            var paragraph = new Paragraph();
            inlines.forEach(node -> addInline(node, paragraph));
            to.appendChild(trimmed(paragraph));
        }
        inlines.clear();
    }

    private static void addBlock(Element element, Node to) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                var heading = new Heading();
                heading.setLevel(element.normalName().charAt(1) - '0');
                addInlines(element, heading);
                to.appendChild(trimmed(heading));
            }
            case "ul", "ol" -> to.appendChild(list(element));
            case "blockquote" -> {
                var quote = new BlockQuote();
                addBlocks(element, quote);
                to.appendChild(quote);
            }
            case "pre" -> to.appendChild(code(element));
            case "hr" -> to.appendChild(new ThematicBreak());
            case "table" ->
                to.appendChild(
                        TableMarkdown.of(element).<Block>map(table -> table).orElseGet(() -> html(element)));
            case "dl" -> to.appendChild(html(element));
            default -> addBlocks(element, to);
        }
    }

    private static ListBlock list(Element element) {
        ListBlock list = element.normalName().equals("ol") ? ordered(element) : new BulletList();
        list.setTight(element.select("> li > p").isEmpty());
        for (Element child : element.children()) {
            var item = new ListItem();
            addBlocks(child, item);
            list.appendChild(item);
        }
        return list;
    }

    private static ListBlock ordered(Element element) {
        var list = new OrderedList();
        String start = element.attr("start");
        list.setMarkerStartNumber(start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1);
        list.setMarkerDelimiter(".");
        return list;
    }

    private static FencedCodeBlock code(Element element) {
        var code = new FencedCodeBlock();
        code.setLiteral(element.wholeText().stripTrailing() + "\n");
        Optional.ofNullable(element.selectFirst("code[class*=" + LANGUAGE + "]"))
                .flatMap(inner -> inner.classNames().stream()
                        .filter(name -> name.startsWith(LANGUAGE))
                        .findFirst())
                .ifPresent(name -> code.setInfo(name.substring(LANGUAGE.length())));
        return code;
    }

    private static HtmlBlock html(Element element) {
        var html = new HtmlBlock();
        html.setLiteral(element.outerHtml().replaceAll("\\n\\s*\\n", "\n"));
        return html;
    }

    static void addInlines(Element from, Node to) {
        from.childNodes().forEach(child -> addInline(child, to));
    }

    private static void addInline(org.jsoup.nodes.Node node, Node to) {
        if (node instanceof TextNode text) {
            String words = text.getWholeText().replaceAll("[ \\t\\r\\n]+", " ");
            if (!words.isEmpty()) {
                to.appendChild(new Text(words));
            }
        } else if (node instanceof Element element) {
            addElement(element, to);
        }
    }

    private static void addElement(Element element, Node to) {
        switch (element.normalName()) {
            case "br" -> to.appendChild(new HardLineBreak());
            case "strong", "b" -> addWrapped(element, new StrongEmphasis("**"), to);
            case "em", "i" -> addWrapped(element, new Emphasis("*"), to);
            case "del", "s" -> addWrapped(element, new Strikethrough("~~"), to);
            case "code" -> to.appendChild(new Code(element.text()));
            case "img" -> to.appendChild(image(element));
            case "a" -> addLink(element, to);
            default -> {
                boolean isKept = KEPT.contains(element.normalName());
                if (isKept) {
                    to.appendChild(inline("<" + element.normalName() + ">"));
                }
                addInlines(element, to);
                if (isKept) {
                    to.appendChild(inline("</" + element.normalName() + ">"));
                }
            }
        }
    }

    /// Blanks at the edges of emphasis would keep it from being any.
    private static void addWrapped(Element element, Node wrapper, Node to) {
        if (element.text().isBlank()) {
            addInlines(element, to);
            return;
        }
        boolean isFirst = element.wholeText().startsWith(" ");
        boolean isLast = element.wholeText().endsWith(" ");
        if (isFirst) {
            to.appendChild(new Text(" "));
        }
        addInlines(element, wrapper);
        to.appendChild(trimmed(wrapper));
        if (isLast) {
            to.appendChild(new Text(" "));
        }
    }

    private static void addLink(Element element, Node to) {
        if (element.attr("href").isEmpty()) {
            addInlines(element, to);
            return;
        }
        var link = new Link(element.attr("href"), title(element));
        addInlines(element, link);
        to.appendChild(trimmed(link));
    }

    private static Image image(Element element) {
        var image = new Image(element.attr("src"), title(element));
        if (!element.attr("alt").isEmpty()) {
            image.appendChild(new Text(element.attr("alt")));
        }
        return image;
    }

    private static @org.jspecify.annotations.Nullable String title(Element element) {
        return element.attr("title").isEmpty() ? null : element.attr("title");
    }

    private static HtmlInline inline(String tag) {
        var html = new HtmlInline();
        html.setLiteral(tag);
        return html;
    }

    private static <N extends Node> N trimmed(N block) {
        if (block.getFirstChild() instanceof Text text) {
            text.setLiteral(text.getLiteral().stripLeading());
        }
        while (block.getLastChild() instanceof HardLineBreak last) {
            last.unlink();
        }
        if (block.getLastChild() instanceof Text text) {
            text.setLiteral(text.getLiteral().stripTrailing());
        }
        return block;
    }
}

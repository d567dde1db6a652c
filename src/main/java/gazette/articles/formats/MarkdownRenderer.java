package gazette.articles.formats;

import gazette.articles.body.Sanitizer;
import gazette.articles.dialects.Dialects;
import gazette.articles.dialects.Omission;
import gazette.articles.text.FootnoteLinkDetector;
import gazette.articles.text.Whitespace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Renders CommonMark with tables, strikethrough, task lists, footnotes and bare links, and with emphasis that works in
/// Chinese.
final class MarkdownRenderer {
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            FootnotesExtension.builder().inlineFootnotes(true).build());
    private static final int MAX_NESTING = 100;
    private static final CjkMarkdownRepair REPAIR =
            new CjkMarkdownRepair(text -> Dialects.of(text).extend(parser()).build());
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private MarkdownRenderer() {}

    /// Returns the body of a text, not sanitised.
    static RenderedMarkdown render(String markdown) {
        String marked = mark(markdown);
        return render(marked, Dialects.of(marked));
    }

    /// Returns the body of a text that a converter made of a page: what looks like a tool's notation is text.
    static RenderedMarkdown renderConverted(String markdown) {
        String marked = mark(markdown);
        return render(marked, Dialects.ofConverter(marked));
    }

    private static RenderedMarkdown render(String marked, Dialects dialects) {
        Node document = dialects.extend(parser()).build().parse(marked);
        var labels = new FootnoteLabels();
        document.accept(labels);
        dialects.resolve(document);
        document.accept(new TaskListConverter());
        Element body = Jsoup.parseBodyFragment(html(document), Sanitizer.BASE).body();
        formatFootnotes(body);
        CjkConverterCleanup.repair(body);
        return new RenderedMarkdown(
                body,
                labels.unused(),
                dialects.leftOut().stream().map(MarkdownRenderer::unmarked).toList());
    }

    private static Omission unmarked(Omission left) {
        return new Omission(left.line(), CjkEmphasis.unmark(left.problem()), left.remedy());
    }

    private static Parser.Builder parser() {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .postProcessor(new BareLinkPostProcessor())
                .maxOpenBlockParsers(MAX_NESTING)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES);
    }

    private static String mark(String markdown) {
        return TaskListConverter.markEscaped(CjkEmphasis.mark(REPAIR.repair(markdown)));
    }

    /// Parses plain Markdown.
    static Node parse(String markdown) {
        return parser().build().parse(mark(markdown));
    }

    /// Parses Markdown as it is written, to find its blocks.
    static Node blocks(String markdown) {
        return Dialects.of(markdown).extend(parser()).build().parse(markdown);
    }

    /// Returns the HTML of a parsed document, without repairs.
    static String html(Node document) {
        return CjkEmphasis.unmark(RENDERER.render(document));
    }

    /// Separates footnotes by a rule, and uses an arrow that every font has.
    private static void formatFootnotes(Element body) {
        body.select("section.footnotes").before("<hr>").unwrap();
        body.select("a.footnote-backref").forEach(arrow -> arrow.text(FootnoteLinkDetector.BACK));
    }

    private static final class FootnoteLabels extends AbstractVisitor {
        private final Map<String, String> defined = new LinkedHashMap<>();
        private final Set<String> used = new HashSet<>();

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof FootnoteDefinition note) {
                defined.put(key(note.getLabel()), note.getLabel());
            }
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof FootnoteReference mark) {
                used.add(key(mark.getLabel()));
            }
            visitChildren(node);
        }

        private static String key(String label) {
            return Whitespace.line(label).toLowerCase(Locale.ROOT);
        }

        List<String> unused() {
            return defined.entrySet().stream()
                    .filter(note -> !used.contains(note.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }
}

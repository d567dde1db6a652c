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
import java.util.function.Function;
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
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private MarkdownRenderer() {}

    /// Returns the body of a text, not sanitised.
    static RenderedMarkdown render(String markdown) {
        return render(markdown, Dialects::of);
    }

    /// Returns the body of a text that a converter made of a page: what looks like a tool's notation is text.
    static RenderedMarkdown renderConverted(String markdown) {
        return render(markdown, Dialects::ofConverter);
    }

    private static RenderedMarkdown render(String markdown, Function<String, Dialects> reader) {
        String marked = mark(markdown, reader);
        Dialects dialects = reader.apply(marked);
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

    private static String mark(String markdown, Function<String, Dialects> reader) {
        var repair = new CjkMarkdownRepair(
                text -> reader.apply(text).extend(parser()).build());
        return TaskListConverter.markEscaped(CjkEmphasis.mark(repair.repair(markdown)));
    }

    /// Parses plain Markdown.
    static Node parse(String markdown) {
        return parser().build().parse(mark(markdown, Dialects::of));
    }

    /// Parses Markdown as a converter wrote it, to find its blocks.
    static Node blocksOfConverted(String markdown) {
        return Dialects.ofConverter(markdown).extend(parser()).build().parse(markdown);
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

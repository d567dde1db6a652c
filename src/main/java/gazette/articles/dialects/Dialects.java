package gazette.articles.dialects;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/// Reads one text in the Markdown of other tools: of Obsidian, Hugo, Jekyll, MDX, Docusaurus, MkDocs, Pandoc. Not safe
/// for several threads.
public final class Dialects {
    private final MarkdownSource source;
    private final Omissions omissions = new Omissions();

    private final boolean isConverted;

    private Dialects(MarkdownSource source, boolean isConverted) {
        this.source = source;
        this.isConverted = isConverted;
    }

    /// Creates a reader.
    ///
    /// @param markdown exactly what is about to be parsed
    public static Dialects of(String markdown) {
        return new Dialects(new MarkdownSource(markdown), false);
    }

    /// Creates a reader of what a converter made of a page. Only its HTML is looked after.
    ///
    /// @param markdown exactly what is about to be parsed
    public static Dialects ofConverter(String markdown) {
        return new Dialects(new MarkdownSource(markdown, false), true);
    }

    /// Lets a parser know what the tools add. It must include the source spans of blocks and inlines.
    public Parser.Builder extend(Parser.Builder parser) {
        parser.customBlockParserFactory(new RawHtmlBlocks(source))
                .customInlineContentParserFactory(new TagInlines(source));
        return isConverted ? parser : extendAll(parser);
    }

    private Parser.Builder extendAll(Parser.Builder parser) {
        return parser.customBlockParserFactory(new DefinitionLines())
                .customBlockParserFactory(new TokenBlocks(source))
                .customBlockParserFactory(new ComponentLines(source))
                .customBlockParserFactory(new CodeTagBlocks(source))
                .customBlockParserFactory(new ColonBlocks(source))
                .customBlockParserFactory(new IndentedBoxes(source))
                .customBlockParserFactory(new MathBlocks(source))
                .customInlineContentParserFactory(new BraceInlines(source))
                .customInlineContentParserFactory(new CommentInlines(source))
                .customInlineContentParserFactory(new FormulaInlines(source))
                .customInlineContentParserFactory(new IconInlines(source))
                .customDelimiterProcessor(new Highlights())
                .linkProcessor(new DialectLinks(source));
    }

    /// Turns a parsed document into one of plain Markdown and harmless HTML, in place.
    public void resolve(Node document) {
        new Marks(omissions).replace(document);
        if (!isConverted) {
            new NoteNodes(omissions).replace(document);
            document.accept(new Callouts());
        }
        HtmlWriter.write(document, omissions, source.isMdx());
        WrittenHtml.release(document);
    }

    /// Returns what was left out, or not shown as it was meant.
    public List<Omission> leftOut() {
        return omissions.all();
    }
}

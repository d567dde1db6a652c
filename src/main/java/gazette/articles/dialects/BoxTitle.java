package gazette.articles.dialects;

import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/// Writes the title of a box into its first paragraph, in bold.
final class BoxTitle {
    private BoxTitle() {}

    /// Adds a title to a box; one that is empty adds nothing.
    ///
    /// @param title Markdown
    static void add(String title, Block box, InlineParser inlineParser) {
        String words = IconInlines.without(title).strip();
        if (words.isEmpty()) {
            return;
        }
        Node heading = new Paragraph();
        Node strong = new StrongEmphasis("**");
        inlineParser.parse(SourceLines.of(SourceLine.of(words, null)), strong);
        heading.appendChild(strong.getFirstChild() == null ? new Text(words) : strong);
        box.prependChild(heading);
    }
}

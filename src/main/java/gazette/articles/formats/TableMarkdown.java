package gazette.articles.formats;

import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.jsoup.nodes.Element;

/// Makes a table of Markdown out of one in HTML.
final class TableMarkdown {
    private TableMarkdown() {}

    /// Returns the table; empty if Markdown has no such one: cells span others, or hold lines and blocks.
    static Optional<TableBlock> of(Element table) {
        var rows = table.select("tr");
        boolean isPlain = !rows.isEmpty()
                && table.select(
                                "caption, [colspan], [rowspan], td br, th br, td p ~ p, td ul, td ol, td table, td pre, td img")
                        .isEmpty()
                && rows.stream().map(Element::childrenSize).distinct().count() == 1;
        return isPlain ? Optional.of(table(rows)) : Optional.empty();
    }

    private static TableBlock table(Iterable<Element> rows) {
        var block = new TableBlock();
        var head = new TableHead();
        var body = new TableBody();
        for (Element row : rows) {
            boolean isHead = head.getFirstChild() == null;
            (isHead ? head : body).appendChild(row(row, isHead));
        }
        block.appendChild(head);
        if (body.getFirstChild() != null) {
            block.appendChild(body);
        }
        return block;
    }

    private static TableRow row(Element element, boolean isHead) {
        var row = new TableRow();
        for (Element child : element.children()) {
            var cell = new TableCell();
            cell.setHeader(isHead);
            HtmlToMarkdown.addInlines(child, cell);
            row.appendChild(cell);
        }
        return row;
    }
}

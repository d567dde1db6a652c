package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Replaces the tokens of a document: by what they stand for, by nothing, or by themselves as text.
final class Marks {
    private static final Pattern TOC = Pattern.compile("\\{:\\s*(?:toc\\b.*|.*\\btoc\\s*)}");
    private static final Pattern ID = Pattern.compile(".*#([\\p{L}\\w:.-]+).*", Pattern.DOTALL);

    private final Omissions omissions;
    private final Placeholders placeholders;

    Marks(Omissions omissions) {
        this.omissions = omissions;
        this.placeholders = new Placeholders(omissions);
    }

    /// Replaces all tokens of a document.
    void replace(Node document) {
        var collector = new Collector();
        document.accept(collector);
        collector.inCode.forEach(Marks::show);
        showRaw(collector.marks);
        new Comments(omissions).remove(document, remaining(collector.marks));
        List<DialectMark> marks = remaining(collector.marks);
        placeholders.pairLinks(marks);
        marks.forEach(this::replaceOne);
    }

    /// Returns those that were not yet taken out of the document.
    private static List<DialectMark> remaining(List<DialectMark> marks) {
        return marks.stream().filter(mark -> mark.getParent() != null).toList();
    }

    /// Between `{% raw %}` and `{% endraw %}` all is text.
    private static void showRaw(List<DialectMark> marks) {
        int last = marks.size() - 1;
        while (last >= 0 && !isTag(marks.get(last), "endraw")) {
            last--;
        }
        boolean isRaw = false;
        for (DialectMark mark : marks.subList(0, last + 1)) {
            boolean isEnd = isTag(mark, "endraw");
            if (isRaw && !isEnd) {
                show(mark);
            } else if (isEnd || isTag(mark, "raw")) {
                isRaw = !isEnd;
                Removal.remove(mark);
            }
        }
    }

    private static boolean isTag(DialectMark mark, String name) {
        return mark.kind() == Kind.TAG && Shortcode.read(mark.literal()).name().equals(name);
    }

    private static void show(DialectMark mark) {
        mark.insertBefore(new Text(mark.literal()));
        mark.unlink();
    }

    private void replaceOne(DialectMark mark) {
        switch (mark.kind()) {
            case TEXT, COMMENT_START, COMMENT_END -> show(mark);
            case COMMENT -> {
                if (mark.literal().equals("%%")) {
                    show(mark);
                } else {
                    Removal.remove(mark);
                }
            }
            case SHORTCODE, TAG, OUTPUT, EXPRESSION -> placeholders.replace(mark);
            case KRAMDOWN -> removeKramdown(mark);
            case ATTRIBUTES -> {
                if (isAttributeList(mark)) {
                    removeAttributes(mark);
                } else {
                    show(mark);
                }
            }
        }
    }

    /// `* TOC` with `{:toc}` is the place of a table of contents.
    private static void removeKramdown(DialectMark mark) {
        Node item = mark.getParent() == null ? null : mark.getParent().getParent();
        if (TOC.matcher(mark.literal()).matches()
                && item instanceof ListItem
                && item.getParent() instanceof ListBlock list) {
            list.unlink();
            return;
        }
        removeAttributes(mark);
    }

    /// In other places braces are text: `the set {a=1}`.
    private static boolean isAttributeList(DialectMark mark) {
        Node before = mark.getPrevious();
        boolean isAlone = isEdge(before) && isEdge(mark.getNext());
        boolean endsHeading = mark.getParent() instanceof Heading && mark.getNext() == null;
        return isAlone || endsHeading || before instanceof Link || before instanceof Image || before instanceof Code;
    }

    private static boolean isEdge(@Nullable Node node) {
        return node == null || node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }

    /// Links within the article may lead to a heading's name.
    private static void removeAttributes(DialectMark mark) {
        var id = ID.matcher(mark.literal());
        if (mark.getParent() instanceof Heading heading && id.matches()) {
            heading.prependChild(new WrittenHtml("<a id=\"" + id.group(1) + "\"></a>"));
        }
        Node row = mark.getParent() == null ? null : mark.getParent().getParent();
        Removal.remove(mark);
        if (row instanceof TableRow && isEmpty(row)) {
            row.unlink();
        }
    }

    /// A line below a table is its last row.
    private static boolean isEmpty(Node row) {
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell.getFirstChild() != null) {
                return false;
            }
        }
        return true;
    }

    private static final class Collector extends AbstractVisitor {
        private final List<DialectMark> marks = new ArrayList<>();
        private final List<DialectMark> inCode = new ArrayList<>();
        private CodeDepth code = new CodeDepth();

        @Override
        public void visit(Paragraph paragraph) {
            code = new CodeDepth();
            visitChildren(paragraph);
            code = new CodeDepth();
        }

        @Override
        public void visit(HtmlInline tag) {
            HtmlTag.read(tag.getLiteral(), 0).ifPresent(code::pass);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof DialectMark mark) {
                (code.isCode() ? inCode : marks).add(mark);
            }
            visitChildren(node);
        }
    }
}

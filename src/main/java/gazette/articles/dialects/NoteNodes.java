package gazette.articles.dialects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Replaces what only a program for notes has: links between them, names of blocks, queries.
final class NoteNodes extends AbstractVisitor {
    /// A number with a roof is a power: `x ^2`.
    private static final Pattern BLOCK_NAME =
            Pattern.compile("(?:^|[ \\t])\\^(?=[A-Za-z0-9-]{6}|[\\d-]*[A-Za-z])[A-Za-z0-9-]{2,}$");
    private static final Set<String> QUERIES =
            Set.of("dataview", "dataviewjs", "query", "tasks", "tracker", "button", "base");

    private final Omissions omissions;
    private final List<Node> found = new ArrayList<>();

    NoteNodes(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Changes a document in place.
    void replace(Node document) {
        document.accept(this);
        var links = new WikiLinks(omissions);
        for (Node node : found) {
            switch (node) {
                case WikiLink link -> links.replace(link);
                case UnknownLink link -> {
                    omissions.add(Omissions.Kind.ADDRESS, link, link.address());
                    Removal.unwrap(link);
                }
                case AttributedText text -> Removal.unwrap(text);
                case TabBlock tab -> Removal.unwrap(tab);
                case Text name -> cutName(name);
                default -> Removal.remove(node);
            }
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof WikiLink || node instanceof UnknownLink || node instanceof AttributedText) {
            found.add(node);
        }
        visitChildren(node);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TabBlock) {
            found.add(block);
        }
        visitChildren(block);
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getLastChild() instanceof Text last
                && BLOCK_NAME.matcher(last.getLiteral()).find()) {
            found.add(last);
        }
        visitChildren(paragraph);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        String[] info =
                String.valueOf(code.getInfo()).strip().toLowerCase(Locale.ROOT).split("\\s");
        if (QUERIES.contains(info[0])) {
            omissions.add(Omissions.Kind.QUERY, code, "```" + info[0]);
            found.add(code);
        }
    }

    private static void cutName(Text text) {
        Matcher name = BLOCK_NAME.matcher(text.getLiteral());
        text.setLiteral(name.replaceFirst(""));
        if (text.getLiteral().isBlank() && text.getParent() != null) {
            Removal.remove(text);
        }
    }
}

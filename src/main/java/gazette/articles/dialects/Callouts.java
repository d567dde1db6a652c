package gazette.articles.dialects;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Makes quotations with a title in bold of callouts, `> [!NOTE] Title`, as GitHub and Obsidian have them. Folded ones
/// are shown whole.
final class Callouts extends AbstractVisitor {
    private static final Pattern START =
            Pattern.compile("\\A\\[!(?! *+[|\\]])([\\p{L}\\w -]{1,40})(?:\\|[^\\]]*+)?][+-]?[ \\t]*+");
    private static final Set<String> TYPES =
            Set.of(("note abstract summary tldr info todo tip hint important success check"
                            + " done question help faq warning caution attention failure fail missing danger error bug example"
                            + " quote cite secondary details")
                    .split(" "));

    /// Returns whether a box of this name is a callout by itself, and not one of a theme's.
    static boolean isType(String name) {
        return TYPES.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Returns the title of a callout that has none.
    static String title(String type) {
        String name = type.strip().toLowerCase(Locale.ROOT);
        return name.equals("tldr") || name.equals("faq")
                ? name.toUpperCase(Locale.ROOT)
                : Character.toTitleCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
    }

    @Override
    public void visit(BlockQuote quote) {
        if (quote.getFirstChild() instanceof Paragraph first && first.getFirstChild() instanceof Text text) {
            Matcher start = START.matcher(text.getLiteral());
            if (start.find()) {
                text.setLiteral(text.getLiteral().substring(start.end()));
                entitle(first, title(start.group(1)));
            }
        }
        visitChildren(quote);
    }

    private static void entitle(Paragraph first, String standard) {
        Paragraph heading = new Paragraph();
        StrongEmphasis title = new StrongEmphasis("**");
        heading.appendChild(title);
        Node next = first.getFirstChild();
        while (next != null && !(next instanceof SoftLineBreak) && !(next instanceof HardLineBreak)) {
            Node following = next.getNext();
            title.appendChild(next);
            next = following;
        }
        if (isBlank(title)) {
            title.appendChild(new Text(standard));
        }
        first.insertBefore(heading);
        Removal.tidy(first);
    }

    private static boolean isBlank(Node title) {
        return title.getFirstChild() == null
                || (title.getFirstChild() instanceof Text only
                        && only.getNext() == null
                        && only.getLiteral().isBlank());
    }
}

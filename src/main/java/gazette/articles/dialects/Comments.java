package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Removes what stands between the beginning and the end of a comment, be it in one paragraph or over many blocks. A
/// comment without an end is shown, and told of.
final class Comments {
    private final Omissions omissions;
    private final Set<DialectMark> starts = new HashSet<>();
    private final Set<DialectMark> ends = new HashSet<>();

    private boolean isHidden;

    Comments(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Removes the comments of a document.
    ///
    /// @param marks of it, in order
    void remove(Node document, List<DialectMark> marks) {
        pair(marks);
        if (!starts.isEmpty()) {
            hide(document);
            marks.stream()
                    .filter(mark -> starts.contains(mark) || ends.contains(mark))
                    .forEach(Removal::remove);
        }
    }

    private void pair(List<DialectMark> marks) {
        Map<String, Integer> lastEnds = new HashMap<>();
        for (int i = 0; i < marks.size(); i++) {
            int at = i;
            end(marks.get(i))
                    .or(() -> start(marks.get(at)).filter("%%"::equals))
                    .ifPresent(end -> lastEnds.put(end, at));
        }
        // What was looked for in vain is not looked for again.
        Set<String> missing = new HashSet<>();
        for (int i = 0; i < marks.size(); i++) {
            DialectMark mark = marks.get(i);
            String wanted = start(mark).orElse("");
            boolean mayEnd = lastEnds.getOrDefault(wanted, -1) > i && (isSpaced(mark) || !missing.contains(wanted));
            int end = mayEnd ? next(marks, i, wanted) : -1;
            if (end > 0) {
                starts.add(mark);
                ends.add(marks.get(end));
                i = end;
            } else if (!wanted.isEmpty()) {
                missing.add(wanted);
                tell(mark);
            }
        }
    }

    /// Of `%% a %%b`, the second sign ends the comment because a space is behind the first, too.
    private static int next(List<DialectMark> marks, int start, String end) {
        boolean isSpaced = end.equals("%%") && isSpaced(marks.get(start));
        for (int i = start + 1; i < marks.size(); i++) {
            DialectMark mark = marks.get(i);
            if (end(mark).filter(end::equals).isPresent()
                    || (isSpaced && mark.literal().equals(end))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSpaced(DialectMark mark) {
        return !(mark.getNext() instanceof Text text) || text.getLiteral().startsWith(" ");
    }

    /// `%%` within a line may be anything.
    private void tell(DialectMark mark) {
        if (!mark.literal().equals("%%") || mark.getPrevious() == null) {
            omissions.addOpenComment(mark, mark.literal());
        }
    }

    /// Returns what ends the comment that a mark begins.
    private static Optional<String> start(DialectMark mark) {
        return switch (mark.kind()) {
            case COMMENT -> Optional.of("%%").filter(mark.literal()::equals);
            case COMMENT_START -> Optional.of(mark.literal().equals("%%") ? "%%" : "end");
            case TAG, SHORTCODE ->
                Optional.of(Shortcode.read(mark.literal()).name())
                        .filter("comment"::equals)
                        .map(_ -> mark.kind() == Kind.TAG ? "endcomment" : "/comment");
            case KRAMDOWN -> Optional.of("{:/").filter(_ -> mark.literal().startsWith("{::comment"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> end(DialectMark mark) {
        return switch (mark.kind()) {
            case COMMENT, COMMENT_END ->
                Optional.of(mark.literal().equals("%%") ? "%%" : "end")
                        .filter(end -> mark.kind() == Kind.COMMENT_END || end.equals("%%"));
            case TAG, SHORTCODE -> Optional.of(Shortcode.read(mark.literal()).name());
            case KRAMDOWN -> Optional.of("{:/").filter(mark.literal()::startsWith);
            default -> Optional.empty();
        };
    }

    private void hide(Node parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            hideOne(child);
            child = next;
        }
    }

    private void hideOne(Node node) {
        if (node instanceof DialectMark mark && (starts.contains(mark) || ends.contains(mark))) {
            isHidden = starts.contains(mark);
            return;
        }
        boolean isLeaf = node.getFirstChild() == null;
        hide(node);
        if (isLeaf ? isHidden : node.getFirstChild() == null) {
            node.unlink();
        }
    }
}

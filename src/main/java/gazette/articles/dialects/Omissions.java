package gazette.articles.dialects;

import gazette.articles.text.Whitespace;
import gazette.text.TextShortener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;

/// Collects what is left out of one text: one message for each kind, at the line of the first.
final class Omissions {
    enum Kind {
        COMPONENT("components are left out, and the text in them stays: ", "write in Markdown what is to be seen"),
        PLACEHOLDER(
                "what only another program can fill in is left out: ",
                "write the text itself there, or set it in backticks to show it as it is"),
        ADDRESS(
                "these addresses are known to another program only, and their links became text: ",
                "write the whole address"),
        NOTE("embedded notes are left out: ", "copy their text, or link to a page that has it"),
        QUERY("queries are left out: ", "write down what they find");

        private final String problem;
        private final String remedy;

        Kind(String problem, String remedy) {
            this.problem = problem;
            this.remedy = remedy;
        }
    }

    private static final int MAX_NAMED = 5;
    private static final int MAX_LENGTH = 60;
    private static final int MAX_LOSSES = 20;

    private final Map<Kind, Entry> entries = new EnumMap<>(Kind.class);
    private final List<Omission> losses = new ArrayList<>();

    /// Notes what is left out at a node.
    void add(Kind kind, Node at, String written) {
        entries.computeIfAbsent(kind, _ -> new Entry(line(at), new LinkedHashSet<>()))
                .written
                .add(shown(written));
    }

    /// Notes text that is lost with something that has no end.
    ///
    /// @param lineInNode counted from 0
    void addLoss(Node at, int lineInNode, String problem, String end, String lost) {
        String text = lost.strip();
        if (losses.size() < MAX_LOSSES && !text.isEmpty()) {
            losses.add(loss(line(at) + lineInNode, problem, end, text));
        }
    }

    /// Returns a message about text that is lost.
    static Omission loss(int line, String problem, String end, String text) {
        return new Omission(
                line,
                problem + ", and " + text.codePointCount(0, text.length()) + " characters are left out: “" + shown(text)
                        + "”",
                "end it with " + end);
    }

    /// Notes a comment without an end, which is shown.
    void addOpenComment(Node at, String start) {
        if (losses.size() < MAX_LOSSES) {
            losses.add(new Omission(
                    line(at),
                    "the comment that begins here with '" + start + "' has no end and is shown",
                    "write its end"));
        }
    }

    /// Returns the line of a node, or of the block that it is in.
    private static int line(Node node) {
        Node at = node;
        while (at.getSourceSpans().isEmpty() && at.getParent() != null) {
            at = at.getParent();
        }
        return at.getSourceSpans().isEmpty()
                ? 0
                : at.getSourceSpans().getFirst().getLineIndex();
    }

    /// Returns all messages.
    List<Omission> all() {
        List<Omission> all = new ArrayList<>(losses);
        entries.forEach(
                (kind, entry) -> all.add(new Omission(entry.line, kind.problem + named(entry.written), kind.remedy)));
        return all;
    }

    private static String shown(String written) {
        return TextShortener.withEllipsis(Whitespace.line(written), MAX_LENGTH);
    }

    private static String named(Set<String> written) {
        String first = String.join(", ", written.stream().limit(MAX_NAMED).toList());
        return written.size() > MAX_NAMED ? first + " and " + (written.size() - MAX_NAMED) + " more" : first;
    }

    private record Entry(int line, Set<String> written) {}
}

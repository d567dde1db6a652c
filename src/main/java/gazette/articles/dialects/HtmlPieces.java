package gazette.articles.dialects;

import gazette.articles.dialects.HtmlPiece.Kind;
import gazette.articles.dialects.HtmlTag.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/// Splits the HTML of a document into pieces, and finds the end tag of each start tag.
final class HtmlPieces extends AbstractVisitor {
    private static final String LITERAL = "<![CDATA[";

    private final List<HtmlPiece> pieces = new ArrayList<>();

    private final Omissions omissions;

    private HtmlPieces(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Returns the pieces of a document, in order.
    static List<HtmlPiece> of(Node document, Omissions omissions) {
        var found = new HtmlPieces(omissions);
        document.accept(found);
        pair(found.pieces);
        return found.pieces;
    }

    @Override
    public void visit(HtmlInline node) {
        String html = node.getLiteral();
        Optional<HtmlTag> tag = HtmlTag.read(html, 0);
        if (tag.isPresent()) {
            pieces.add(new HtmlPiece(node, html, tag.get()));
        } else if (html.startsWith(LITERAL)) {
            pieces.add(new HtmlPiece(node, Kind.LITERAL, html.substring(LITERAL.length(), html.length() - 3)));
        } else {
            pieces.add(new HtmlPiece(node, Kind.TEXT, ""));
        }
    }

    @Override
    public void visit(HtmlBlock node) {
        // Also of a block that is all comment, or it would be left as it is.
        pieces.add(new HtmlPiece(node, Kind.TEXT, ""));
        new BlockReader(node, node.getLiteral()).read();
    }

    private static void pair(List<HtmlPiece> pieces) {
        Map<String, Deque<HtmlPiece>> open = new HashMap<>();
        for (HtmlPiece piece : pieces) {
            String name = piece.tag().map(HtmlTag::lowerName).orElse("");
            Deque<HtmlPiece> opened = open.computeIfAbsent(name, _ -> new ArrayDeque<>());
            if (piece.is(Form.OPEN)) {
                opened.push(piece);
            } else if (piece.is(Form.CLOSE) && !opened.isEmpty()) {
                join(opened.pop(), piece, name);
            }
        }
    }

    /// What a parser does not read as HTML ends in its own block.
    private static void join(HtmlPiece start, HtmlPiece end, String name) {
        if (!KnownElements.isRaw(name) || start.isNear(end)) {
            start.join(end);
        }
    }

    private final class BlockReader {
        private final HtmlBlock node;
        private final String html;
        /// Names of elements that nothing ends further on, so that an end is not looked for at each tag.
        private final Set<String> endless = new HashSet<>();
        private int at;
        private int line;

        private BlockReader(HtmlBlock node, String html) {
            this.node = node;
            this.html = html;
        }

        private void read() {
            while (at < html.length()) {
                int next = html.indexOf('<', at);
                if (next < 0) {
                    add(Kind.TEXT, html.length());
                    return;
                }
                add(Kind.TEXT, next);
                readMarkup();
            }
        }

        private void readMarkup() {
            if (html.startsWith("<!--", at)) {
                skip("comment", "-->", 4);
            } else if (html.startsWith(LITERAL, at)) {
                readLiteral();
            } else if (html.startsWith("<?", at)) {
                skip("instruction", "?>", 2);
            } else if (html.startsWith("<!", at)) {
                skip("declaration", ">", 2);
            } else {
                readTag();
            }
        }

        private void skip(String what, String end, int from) {
            int found = html.indexOf(end, at + 2);
            String content = html.substring(
                    Math.min(html.length(), at + from), found < 0 ? html.length() : Math.max(at + from, found));
            if (found < 0) {
                lose("the " + what + " that begins here has no end", end, content);
            } else if (what.equals("comment") && content.contains("<!--")) {
                lose("the comment that begins here has another one in it, as if its end were missing", end, content);
            }
            move(found < 0 ? html.length() : found + end.length());
        }

        private void lose(String problem, String end, String lost) {
            omissions.addLoss(node, line, problem, end, lost);
        }

        /// The text of a CDATA section is text.
        private void readLiteral() {
            int found = html.indexOf("]]>", at);
            move(at + LITERAL.length());
            add(Kind.LITERAL, found < 0 ? html.length() : found);
            move(found < 0 ? html.length() : found + 3);
        }

        private void readTag() {
            Optional<HtmlTag> tag = HtmlTag.read(html, at);
            if (tag.isEmpty()) {
                pieces.add(new HtmlPiece(node, Kind.LITERAL, "<"));
                move(at + 1);
                return;
            }
            pieces.add(new HtmlPiece(node, tag.get().literal(), tag.get()));
            move(at + tag.get().literal().length());
            if (tag.get().form() == Form.OPEN
                    && KnownElements.isRaw(tag.get().lowerName())
                    && !Components.isComponent(tag.get().name())) {
                readRaw(tag.get().lowerName());
            }
        }

        private void readRaw(String name) {
            if (endless.contains(name)) {
                return;
            }
            Matcher end = Pattern.compile("</" + name + "(?=[\\s>])", Pattern.CASE_INSENSITIVE)
                    .matcher(html);
            if (end.find(at)) {
                add(KnownElements.isUnwrapped(name) ? Kind.LITERAL : Kind.RAW, end.start());
            } else if (KnownElements.isScript(name)) {
                lose("the <" + name + "> that begins here has no end", "</" + name + ">", html.substring(at));
                move(html.length());
            } else {
                endless.add(name);
            }
        }

        private void add(Kind kind, int end) {
            if (end > at) {
                pieces.add(new HtmlPiece(node, kind, html.substring(at, end)));
                move(end);
            }
        }

        private void move(int end) {
            line += (int) html.substring(at, end).chars().filter(c -> c == '\n').count();
            at = end;
        }
    }
}

package gazette.articles.dialects;

import gazette.articles.dialects.HtmlTag.Form;
import java.util.Optional;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/// Is a tag of a document, or what stands between two tags of a block of HTML.
final class HtmlPiece {
    enum Kind {
        TAG,
        TEXT,
        /// The content of a script or a frame: no HTML.
        RAW,
        /// Text that has to be escaped.
        LITERAL
    }

    private final Node node;
    private final Kind kind;
    private final String literal;
    private final Optional<HtmlTag> tag;
    private Optional<HtmlPiece> partner = Optional.empty();

    HtmlPiece(Node node, Kind kind, String literal) {
        this(node, kind, literal, Optional.empty());
    }

    HtmlPiece(Node node, String literal, HtmlTag tag) {
        this(node, Kind.TAG, literal, Optional.of(tag));
    }

    private HtmlPiece(Node node, Kind kind, String literal, Optional<HtmlTag> tag) {
        this.node = node;
        this.kind = kind;
        this.literal = literal;
        this.tag = tag;
    }

    Node node() {
        return node;
    }

    Kind kind() {
        return kind;
    }

    String literal() {
        return literal;
    }

    Optional<HtmlTag> tag() {
        return tag;
    }

    boolean isInline() {
        return node instanceof HtmlInline;
    }

    boolean is(Form form) {
        return tag.isPresent() && tag.get().form() == form;
    }

    /// Returns the end tag of a start tag, or the start tag of an end tag.
    Optional<HtmlPiece> partner() {
        return partner;
    }

    void join(HtmlPiece end) {
        partner = Optional.of(end);
        end.partner = Optional.of(this);
    }

    /// Returns whether another piece is in the same block.
    boolean isNear(HtmlPiece other) {
        return node.equals(other.node)
                || (isInline()
                        && other.isInline()
                        && node.getParent() != null
                        && node.getParent().equals(other.node.getParent()));
    }
}

package gazette.articles.dialects;

import org.commonmark.node.CustomNode;

/// Stands for a token in a document until it is known what becomes of it.
final class DialectMark extends CustomNode {
    private final DialectToken.Kind kind;
    private final String literal;

    DialectMark(DialectToken.Kind kind, String literal) {
        this.kind = kind;
        this.literal = literal;
    }

    DialectToken.Kind kind() {
        return kind;
    }

    String literal() {
        return literal;
    }
}

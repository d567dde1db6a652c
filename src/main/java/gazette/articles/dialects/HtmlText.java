package gazette.articles.dialects;

import java.util.Optional;
import org.jsoup.nodes.Entities;

/// Replaces the tokens in the text of blocks of HTML, but not in code.
final class HtmlText {
    private static final String COMMENT_END = "endcomment";

    private final Placeholders placeholders;
    private final boolean isMdx;
    private final CodeDepth code = new CodeDepth();

    HtmlText(Omissions omissions, boolean isMdx) {
        this.placeholders = new Placeholders(omissions);
        this.isMdx = isMdx;
    }

    /// Takes note of a tag between two texts.
    void pass(HtmlTag tag, boolean isInline) {
        if (!isInline) {
            code.pass(tag);
        }
    }

    /// Returns a text without its tokens.
    String written(HtmlPiece piece) {
        String html = piece.literal();
        if (code.isCode() || html.indexOf('{') < 0) {
            return html;
        }
        var source = new MarkdownSource(html, isMdx);
        StringBuilder written = new StringBuilder();
        int at = 0;
        for (int brace = html.indexOf('{'); brace >= 0; brace = html.indexOf('{', at)) {
            Optional<DialectToken> token = TokenReader.read(source, brace);
            written.append(html, at, brace)
                    .append(token.map(found -> replacement(found, piece)).orElse("{"));
            at = token.map(found -> end(found, source)).orElse(brace + 1);
        }
        return written.append(html, at, html.length()).toString();
    }

    private static int end(DialectToken token, MarkdownSource source) {
        boolean isComment = token.kind() == DialectToken.Kind.TAG
                && Shortcode.read(token.literal()).name().equals("comment");
        int end = isComment ? source.next(COMMENT_END, token.end()) : -1;
        int close = end < 0 ? -1 : source.next("%}", end);
        return close < 0 ? token.end() : close + 2;
    }

    private String replacement(DialectToken token, HtmlPiece piece) {
        return switch (token.kind()) {
            case TEXT -> Entities.escape(token.literal());
            case ATTRIBUTES -> token.literal();
            case COMMENT, COMMENT_START, COMMENT_END, KRAMDOWN -> "";
            case SHORTCODE, TAG -> placeholders.html(token, piece.node()).orElse("");
            case OUTPUT, EXPRESSION ->
                placeholders.html(token, piece.node()).map(Entities::escape).orElse("");
        };
    }
}

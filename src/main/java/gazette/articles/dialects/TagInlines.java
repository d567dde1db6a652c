package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import gazette.articles.dialects.HtmlTag.Form;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Parses tags that CommonMark does not know: of XML, `<o:p>`, and of JSX, `<Chart data={[1, 2]} />` and
/// `<Tabs.Item>`; and the beginning of a comment that ends in another block.
record TagInlines(MarkdownSource source) implements InlineContentParserFactory {
    /// What looks like the name of an element of XML, but begins an address.
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "mailto", "ftp", "tel", "urn", "data", "file", "sms", "xmpp", "geo", "irc", "doi");

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return new OfOneBlock(source, new BlockEnds(source));
    }

    private record OfOneBlock(MarkdownSource source, BlockEnds ends) implements InlineContentParser {
        @Override
        public ParsedInline tryParse(InlineParserState state) {
            int start = SourcePlace.of(state.scanner());
            if (start < 0) {
                return ParsedInline.none();
            }
            if (source.text().startsWith("<!--", start)) {
                return commentStart(start, state);
            }
            Optional<HtmlTag> tag = HtmlTag.read(source.text(), start).filter(this::isForeign);
            if (tag.isEmpty()) {
                return ParsedInline.none();
            }
            int end = start + tag.get().literal().length();
            return ends.reach(state.scanner(), start, end)
                    ? ParsedInline.of(inline(tag.get()), state.scanner().position())
                    : ParsedInline.none();
        }

        private static HtmlInline inline(HtmlTag tag) {
            var node = new HtmlInline();
            node.setLiteral(tag.literal());
            return node;
        }

        private ParsedInline commentStart(int start, InlineParserState state) {
            int close = source.next("-->", start + 2);
            if (close < 0) {
                return ParsedInline.none();
            }
            var before = state.scanner().position();
            if (ends.reach(state.scanner(), start, close)) {
                return ParsedInline.none();
            }
            source.expectCommentEnd(close + 3);
            state.scanner().setPosition(before);
            state.scanner().next("<!--");
            return ParsedInline.of(
                    new DialectMark(Kind.COMMENT_START, "<!--"), state.scanner().position());
        }

        private boolean isForeign(HtmlTag tag) {
            boolean isClosed = tag.form() != Form.OPEN || source.isClosed(tag.name());
            int colon = tag.name().indexOf(':');
            if (colon >= 0) {
                return isClosed && !SCHEMES.contains(tag.lowerName().substring(0, colon));
            }
            boolean isJsx = tag.literal().indexOf('{') >= 0 || tag.name().indexOf('.') >= 0;
            return isJsx && (isClosed || KnownElements.isVoid(tag.lowerName()));
        }
    }
}

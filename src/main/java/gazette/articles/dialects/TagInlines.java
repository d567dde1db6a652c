package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import gazette.articles.dialects.HtmlTag.Form;
import java.util.HashSet;
import java.util.Locale;
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
        return new OfOneBlock(source, new HashSet<>());
    }

    private record OfOneBlock(MarkdownSource source, Set<Integer> outside) implements InlineContentParser {
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
            boolean isHere = SourcePlace.advance(state.scanner(), source.text(), start, end);
            return isHere ? ParsedInline.of(inline(tag.get()), state.scanner().position()) : ParsedInline.none();
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
            if (!outside.contains(close) && SourcePlace.advance(state.scanner(), source.text(), start, close)) {
                return ParsedInline.none();
            }
            outside.add(close);
            source.expectCommentEnd(close + 3);
            state.scanner().setPosition(before);
            state.scanner().next("<!--");
            return ParsedInline.of(
                    new DialectMark(Kind.COMMENT_START, "<!--"), state.scanner().position());
        }

        private boolean isForeign(HtmlTag tag) {
            if (tag.name().indexOf(':') >= 0) {
                String prefix = tag.lowerName().substring(0, tag.name().indexOf(':'));
                return !SCHEMES.contains(prefix)
                        && (tag.form() != Form.OPEN
                                || source.isClosed(tag.name().toLowerCase(Locale.ROOT)));
            }
            boolean isJsx = tag.literal().indexOf('{') >= 0 || tag.name().indexOf('.') >= 0;
            return isJsx
                    && (tag.form() != Form.OPEN
                            || source.isClosed(tag.name())
                            || KnownElements.isVoid(tag.lowerName()));
        }
    }
}

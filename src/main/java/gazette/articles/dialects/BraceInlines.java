package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Parses what stands in braces: shortcodes, Liquid, attributes, comments, expressions.
record BraceInlines(MarkdownSource source) implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('{');
    }

    @Override
    public InlineContentParser create() {
        return new OfOneBlock(source);
    }

    private static final class OfOneBlock implements InlineContentParser {
        private final MarkdownSource source;
        /// Ends of tokens that lie behind the block, so that they are not looked for at each brace.
        private final Set<Integer> outside = new HashSet<>();

        private OfOneBlock(MarkdownSource source) {
            this.source = source;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            int start = SourcePlace.of(state.scanner());
            Optional<DialectToken> token = start < 0 ? Optional.empty() : TokenReader.read(source, start);
            return token.map(found -> parsed(found, start, state)).orElseGet(ParsedInline::none);
        }

        private ParsedInline parsed(DialectToken token, int start, InlineParserState state) {
            var scanner = state.scanner();
            var before = scanner.position();
            if (!outside.contains(token.end()) && SourcePlace.advance(scanner, source.text(), start, token.end())) {
                return ParsedInline.of(new DialectMark(token.kind(), token.literal()), scanner.position());
            }
            outside.add(token.end());
            if (token.kind() != Kind.COMMENT) {
                return ParsedInline.none();
            }
            source.expectCommentEnd(token.end());
            scanner.setPosition(before);
            scanner.next();
            return ParsedInline.of(new DialectMark(Kind.COMMENT_START, "{"), scanner.position());
        }
    }
}

package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
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
        return new OfOneBlock(source, new BlockEnds(source));
    }

    private record OfOneBlock(MarkdownSource source, BlockEnds ends) implements InlineContentParser {
        @Override
        public ParsedInline tryParse(InlineParserState state) {
            int start = SourcePlace.of(state.scanner());
            Optional<DialectToken> token = start < 0 ? Optional.empty() : TokenReader.read(source, start);
            return token.map(found -> parsed(found, start, state)).orElseGet(ParsedInline::none);
        }

        private ParsedInline parsed(DialectToken token, int start, InlineParserState state) {
            var scanner = state.scanner();
            var before = scanner.position();
            if (ends.reach(scanner, start, token.end())) {
                return ParsedInline.of(new DialectMark(token.kind(), token.literal()), scanner.position());
            }
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

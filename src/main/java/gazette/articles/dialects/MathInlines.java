package gazette.articles.dialects;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Keeps formulas as they are written, `$a_1*b_2*c$`, or emphasis would eat their stars. By the rule of Pandoc, so
/// that `from $5 to $10` has none: no space within the signs, no digit behind them.
record MathInlines(MarkdownSource source) implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('$');
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
            int end = source.at(start + 1) == '$' ? displayEnd(start) : inlineEnd(start);
            if (end < 0 || outside.contains(end)) {
                return ParsedInline.none();
            }
            if (!SourcePlace.advance(state.scanner(), source.text(), start, end)) {
                outside.add(end);
                return ParsedInline.none();
            }
            return ParsedInline.of(
                    new Text(source.text().substring(start, end).replace('\n', ' ')),
                    state.scanner().position());
        }

        private int displayEnd(int start) {
            int close = source.next("$$", start + 2);
            return close > start + 2 ? close + 2 : -1;
        }

        private int inlineEnd(int start) {
            int close = source.next("$", start + 1);
            while (close > 0 && source.at(close - 1) == '\\') {
                close = source.next("$", close + 1);
            }
            boolean isFormula = close > start + 1
                    && !Character.isWhitespace(source.at(start + 1))
                    && !Character.isWhitespace(source.at(close - 1))
                    && !Character.isDigit(source.at(close + 1));
            return isFormula ? close + 1 : -1;
        }
    }
}

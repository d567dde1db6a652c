package gazette.articles.dialects;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Keeps formulas as they are written, `$a_1*b_2*c$`, `\(a_1\)` and `\[a_1\]`, or emphasis would eat their stars. By
/// the rule of Pandoc, so that `from $5 to $10` has none: no space within the signs, no digit behind them. By brackets
/// with a backslash Markdown means brackets, so what is between them must look like a formula.
record FormulaInlines(MarkdownSource source) implements InlineContentParserFactory {
    private static final Pattern FORMULA = Pattern.compile(
            "\\s*+(?:\\p{L}\\s*+|[^\\\\_^=<>|+]{0,400}+(?:[_^=<>|+]|\\\\[A-Za-z{},;]).*+)", Pattern.DOTALL);
    private static final int MAX_LENGTH = 3000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('$', '\\');
    }

    @Override
    public InlineContentParser create() {
        return new OfOneBlock(source, new BlockEnds(source));
    }

    private record OfOneBlock(MarkdownSource source, BlockEnds ends) implements InlineContentParser {
        @Override
        public ParsedInline tryParse(InlineParserState state) {
            int start = SourcePlace.of(state.scanner());
            int end = start < 0 ? -1 : end(start);
            return end >= 0 && ends.reach(state.scanner(), start, end)
                    ? ParsedInline.of(
                            new Text(source.text().substring(start, end).replace('\n', ' ')),
                            state.scanner().position())
                    : ParsedInline.none();
        }

        private int end(int start) {
            if (source.at(start) == '\\') {
                return bracketEnd(start);
            }
            return source.at(start + 1) == '$' ? displayEnd(start) : inlineEnd(start);
        }

        private int bracketEnd(int start) {
            char bracket = source.at(start + 1);
            if (bracket != '(' && bracket != '[') {
                return -1;
            }
            int close = source.next(bracket == '(' ? "\\)" : "\\]", start + 2);
            boolean isFormula = close > 0
                    && close - start < MAX_LENGTH
                    && FORMULA.matcher(source.text().substring(start + 2, close))
                            .matches();
            return isFormula ? close + 2 : -1;
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

package gazette.articles.dialects;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Keeps formulas that are written as in LaTeX, `\(a_1\)` and `\[a_1\]`. Markdown means brackets by that, so what is
/// between them must look like a formula.
record TexInlines(MarkdownSource source) implements InlineContentParserFactory {
    private static final Pattern FORMULA = Pattern.compile(
            "\\s*+(?:\\p{L}\\s*+|[^\\\\_^=<>|+]{0,400}+(?:[_^=<>|+]|\\\\[A-Za-z{},;]).*+)", Pattern.DOTALL);
    private static final int MAX_LENGTH = 3000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('\\');
    }

    @Override
    public InlineContentParser create() {
        return new OfOneBlock(source, new HashSet<>());
    }

    private record OfOneBlock(MarkdownSource source, Set<Integer> outside) implements InlineContentParser {
        @Override
        public ParsedInline tryParse(InlineParserState state) {
            int start = SourcePlace.of(state.scanner());
            int end = start < 0 ? -1 : end(start);
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

        private int end(int start) {
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
    }
}

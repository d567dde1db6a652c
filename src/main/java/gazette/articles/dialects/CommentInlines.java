package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Parses `%%` of Obsidian, and the ends of comments that began in another block.
final class CommentInlines implements InlineContentParserFactory, InlineContentParser {
    private static final List<String> ENDS = List.of("*/ -}}", "*/}}", "*/}", "#}", "-->");

    /// What begins a comment, and the first character of its end.
    private static final Map<String, Character> TRIGGERS =
            Map.of("%%", '%', "{/*", '*', "{{- /*", '*', "{{/*", '*', "{#", '#', "<!--", '-');

    private final MarkdownSource source;
    private final Set<Character> triggers;

    CommentInlines(MarkdownSource source) {
        this.source = source;
        this.triggers = triggers(source);
    }

    /// Only what may end a comment of this text, or each dash and star would be looked at.
    private static Set<Character> triggers(MarkdownSource source) {
        return TRIGGERS.entrySet().stream()
                .filter(trigger -> source.text().contains(trigger.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Is asked for each block.
    @Override
    public Set<Character> getTriggerCharacters() {
        return triggers;
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        int start = SourcePlace.of(state.scanner());
        if (start < 0) {
            return ParsedInline.none();
        }
        return source.at(start) == '%' ? percents(start, state) : end(start, state);
    }

    /// `50%% off` and `%%%` are no comments.
    private ParsedInline percents(int start, InlineParserState state) {
        int count = state.scanner().matchMultiple('%');
        char before = source.at(start - 1);
        char after = source.at(start + 2);
        boolean isPercentage = Character.isDigit(before)
                || (Character.isWhitespace(before)
                        && Character.isDigit(source.at(start - 2))
                        && !Character.isLetterOrDigit(after));
        boolean mayStart = !isPercentage;
        boolean mayEnd = !Character.isWhitespace(before) || !Character.isLetterOrDigit(after);
        if (count != 2 || !(mayStart || mayEnd)) {
            return ParsedInline.of(new Text("%".repeat(count)), state.scanner().position());
        }
        Kind kind = mayStart && mayEnd ? Kind.COMMENT : mayStart ? Kind.COMMENT_START : Kind.COMMENT_END;
        return ParsedInline.of(new DialectMark(kind, "%%"), state.scanner().position());
    }

    private ParsedInline end(int start, InlineParserState state) {
        for (String end : ENDS) {
            if (source.text().startsWith(end, start) && source.isCommentEnd(start + end.length())) {
                state.scanner().next(end);
                return ParsedInline.of(
                        new DialectMark(Kind.COMMENT_END, end), state.scanner().position());
            }
        }
        return ParsedInline.none();
    }
}

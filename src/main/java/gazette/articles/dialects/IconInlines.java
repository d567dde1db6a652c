package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Removes the icons of MkDocs, `:material-check:`: a letter cannot show them.
record IconInlines(MarkdownSource source) implements InlineContentParserFactory, InlineContentParser {
    private static final Pattern ICON =
            Pattern.compile(":(?:material|fontawesome|octicons|simple)-[a-z0-9][a-z0-9-]{0,80}+:");

    /// Returns a text without its icons.
    static String without(String text) {
        return ICON.matcher(text).replaceAll("");
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of(':');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        int start = SourcePlace.of(state.scanner());
        if (start < 0 || "mfos".indexOf(source.at(start + 1)) < 0) {
            return ParsedInline.none();
        }
        Matcher icon = ICON.matcher(source.text()).region(start, source.text().length());
        return icon.lookingAt() && SourcePlace.advance(state.scanner(), source.text(), start, icon.end())
                ? ParsedInline.of(
                        new DialectMark(Kind.COMMENT, icon.group()),
                        state.scanner().position())
                : ParsedInline.none();
    }
}

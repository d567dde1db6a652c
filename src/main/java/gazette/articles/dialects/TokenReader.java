package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the token that begins with a brace.
final class TokenReader {
    private static final String LIST =
            "(?:(?:[#.][\\p{L}\\w:.-]++|[\\w-]++=(?:\"[^\"\\n{}]*+\"|'[^'\\n{}]*+'|[^\\s{}\"']++))\\s*+)++";
    private static final Pattern ATTRIBUTES = Pattern.compile("\\{\\s*+" + LIST + "}");
    private static final Pattern KRAMDOWN = Pattern.compile(
            "\\{:(?:[:/][^{}\\n]*+|\\s*+toc(?:\\s++" + LIST + ")?\\s*+|\\s*+" + LIST + "(?:toc\\s*+)?)}");
    private static final Pattern PREFIX = Pattern.compile("\\n[ \\t]*+(?:>(?!}})[ \\t]*+)*+");
    private static final int MAX_EXPRESSION = 5000;
    private static final int MAX_GAP = 20;

    /// Tries the longest beginnings first.
    private static final List<Delimiters> DELIMITERS = List.of(
            new Delimiters("{{</*", "*/>}}", Kind.TEXT),
            new Delimiters("{{%/*", "*/%}}", Kind.TEXT),
            new Delimiters("{{- /*", "*/ -}}", Kind.COMMENT),
            new Delimiters("{{/*", "*/}}", Kind.COMMENT),
            new Delimiters("{{<", ">}}", Kind.SHORTCODE),
            new Delimiters("{{%", "%}}", Kind.SHORTCODE),
            new Delimiters("{{", "}}", Kind.OUTPUT),
            new Delimiters("{%", "%}", Kind.TAG),
            new Delimiters("{/*", "*/}", Kind.COMMENT),
            new Delimiters("{#", "#}", Kind.COMMENT));

    private TokenReader() {}

    /// Returns the token that begins at an index of a source; empty if there is none.
    static Optional<DialectToken> read(MarkdownSource source, int index) {
        return attributes(source, index)
                .or(() -> delimited(source, index))
                .or(() -> source.isMdx() ? expression(source, index) : Optional.empty());
    }

    /// `{#}` begins a comment only where it is not the name of a heading.
    private static Optional<DialectToken> attributes(MarkdownSource source, int index) {
        char next = source.at(index + 1);
        if (next == '{' || next == '%') {
            return Optional.empty();
        }
        return match(ATTRIBUTES, Kind.ATTRIBUTES, source, index)
                .or(() -> next == ':' ? match(KRAMDOWN, Kind.KRAMDOWN, source, index) : Optional.empty());
    }

    private static Optional<DialectToken> match(Pattern pattern, Kind kind, MarkdownSource source, int index) {
        Matcher matcher =
                pattern.matcher(source.text()).region(index, source.text().length());
        return matcher.lookingAt() ? Optional.of(token(kind, source, index, matcher.end())) : Optional.empty();
    }

    private static Optional<DialectToken> delimited(MarkdownSource source, int index) {
        for (Delimiters delimiters : DELIMITERS) {
            if (source.text().startsWith(delimiters.open, index)
                    && (delimiters.kind != Kind.TAG || isNamed(source, index + 2))) {
                int close = source.next(delimiters.close, index + delimiters.open.length());
                return close < 0 ? Optional.empty() : Optional.of(delimiters.token(source, index, close));
            }
        }
        return Optional.empty();
    }

    /// A tag begins with its name: `{%50%}` is none.
    private static boolean isNamed(MarkdownSource source, int from) {
        int i = from;
        while (source.at(i) == '-' || source.at(i) == '+' || Character.isWhitespace(source.at(i))) {
            if (i++ > from + MAX_GAP) {
                return false;
            }
        }
        return Character.isLetter(source.at(i));
    }

    private static Optional<DialectToken> expression(MarkdownSource source, int index) {
        int last = Math.min(source.text().length(), index + MAX_EXPRESSION);
        int end = HtmlTag.braceEnd(source.text(), index, last);
        return end < 0 ? Optional.empty() : Optional.of(token(Kind.EXPRESSION, source, index, end));
    }

    private static DialectToken token(Kind kind, MarkdownSource source, int start, int end) {
        return new DialectToken(
                kind, PREFIX.matcher(source.text().substring(start, end)).replaceAll("\n"), end);
    }

    private record Delimiters(String open, String close, Kind kind) {
        DialectToken token(MarkdownSource source, int start, int close) {
            DialectToken token = TokenReader.token(kind, source, start, close + this.close.length());
            if (kind != Kind.TEXT) {
                return token;
            }
            String shown = open.substring(0, 3)
                    + token.literal().substring(open.length(), token.literal().length() - this.close.length())
                    + this.close.substring(2);
            return new DialectToken(kind, shown, token.end());
        }
    }
}

package gazette.lint;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Describes what looks like a placeholder of FreeMarker or of another template language.
///
/// @param written as it stands there, up to 40 characters of a directive
/// @param token as much of it as is there in every text that was not cut short within
public record Placeholder(String written, String token) {
    private static final Pattern FORM =
            Pattern.compile("\\$\\{[^{}<\\n]{1,80}\\}|\\{\\{[^{}\\n]{0,80}\\}\\}|((?:<|&lt;)/?[#@][a-z]++)[^>\\n]{0,40}"
                    + "|FreeMarker template error");

    /// Finds them in a text that is not escaped.
    public static Stream<Placeholder> in(String text) {
        return mayHold(text) ? FORM.matcher(text).results().map(Placeholder::of) : Stream.empty();
    }

    /// Most texts of a letter are the values of attributes. The pattern would be tried at each of their letters.
    private static boolean mayHold(String text) {
        return text.indexOf('{') >= 0 || text.indexOf('<') >= 0 || text.contains("&lt;") || text.contains("FreeMarker");
    }

    private static Placeholder of(MatchResult found) {
        String token = Optional.ofNullable(found.group(1)).orElseGet(found::group);
        return new Placeholder(found.group(), token.replace("&lt;", "<"));
    }
}

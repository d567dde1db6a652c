package gazette.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;

/// Fills a message of a language with numbers and words: `{0, plural, one {# letter} other {# letters}}` (ICU message
/// syntax, Unicode Technical Standard #35).
public final class MessageTemplate {
    private MessageTemplate() {}

    /// Returns the filled message.
    ///
    /// @param values what `{0}`, `{1}` and so on stand for: numbers, which get the language's separators, or text
    /// @throws IllegalArgumentException if the pattern has no such syntax
    public static String fill(String pattern, Locale locale, Object... values) {
        return new MessageFormat(pattern, locale).format(values);
    }

    /// Returns what is wrong with a pattern; empty if nothing is.
    public static Optional<String> fault(String pattern, Locale locale) {
        try {
            new MessageFormat(pattern, locale);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

package gazette.render.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/// Holds addresses that only the sender of a mail knows.
///
/// @param unsubscribe may be a placeholder that is filled in for each subscriber: both parts contain it unchanged
/// @param web the issue on the web, absent for a private list
public record MailLinks(String unsubscribe, Optional<String> web) {
    /// Matches what HTML would escape in an attribute.
    private static final Pattern ESCAPED = Pattern.compile("[&<>\"'\\s]");

    public MailLinks {
        if (ESCAPED.matcher(unsubscribe).find()) {
            throw new IllegalArgumentException("HTML would write this differently: " + unsubscribe);
        }
    }
}

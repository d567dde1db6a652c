package gazette.delivery;

import gazette.config.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One mail to one reader.
///
/// @param toName may be empty
/// @param text the text part, lines ended by `\n`
/// @param messageId without angle brackets; the same whenever the letter is written again
/// @param date of the issue, not of the sending: a letter sent twice is the same letter
/// @param fields further header fields
public record Letter(
        Sender from,
        String toName,
        String toAddress,
        Optional<String> replyTo,
        String subject,
        String text,
        String html,
        String messageId,
        Instant date,
        List<HeaderField> fields) {
    public Letter {
        fields = List.copyOf(fields);
    }
}

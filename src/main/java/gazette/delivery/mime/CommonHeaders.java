package gazette.delivery.mime;

import gazette.config.FromAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds the headers that all messages of a [MimeTemplate] share.
///
/// @param date of the issue, not of the sending, so that a message sent twice has the same bytes
/// @param fields further header fields; they may contain the mark of a [TokenPlaceholder]
public record CommonHeaders(FromAddress from, Optional<String> replyTo, Instant date, List<HeaderField> fields) {
    public CommonHeaders {
        fields = List.copyOf(fields);
    }
}

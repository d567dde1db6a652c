package gazette.delivery.mime;

import gazette.config.FromAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What all letters of an edition have in their header.
///
/// @param date of the issue, not of the sending: a letter sent twice is the same letter
/// @param fields further header fields; the mark of a [TokenPlaceholder] may stand in them
public record CommonHeaders(FromAddress from, Optional<String> replyTo, Instant date, List<HeaderField> fields) {
    public CommonHeaders {
        fields = List.copyOf(fields);
    }
}

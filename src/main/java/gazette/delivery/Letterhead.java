package gazette.delivery;

import gazette.config.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What all letters of an edition have in their header.
///
/// @param date of the issue, not of the sending: a letter sent twice is the same letter
/// @param fields further header fields; the mark of a [TokenSlot] may stand in them
public record Letterhead(Sender from, Optional<String> replyTo, Instant date, List<HeaderField> fields) {
    public Letterhead {
        fields = List.copyOf(fields);
    }
}

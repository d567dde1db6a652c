package gazette.delivery.mime;

import gazette.render.SubscriberFields;
import java.util.Map;

/// Holds what differs from recipient to recipient in the messages of a [MimeTemplate].
///
/// @param name may be empty
/// @param messageIdCode the part of the Message-ID before the at-sign; the same if the message is written again
/// @param token for the recipient's unsubscribe link; empty if the template has no slot for one
/// @param attributes that the mail may speak of, by their names
public record RecipientValues(
        String name, String address, String messageIdCode, String token, Map<String, String> attributes) {
    /// Creates the values of a recipient without attributes.
    public RecipientValues(String name, String address, String messageIdCode, String token) {
        this(name, address, messageIdCode, token, Map.of());
    }

    SubscriberFields fields() {
        return new SubscriberFields(name, address, attributes);
    }
}

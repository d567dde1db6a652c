package gazette.delivery.mime;

/// Holds what differs from recipient to recipient in the messages of a [MimeTemplate].
///
/// @param name may be empty
/// @param messageIdCode the part of the Message-ID before the at-sign; the same if the message is written again
/// @param token for the recipient's unsubscribe link; empty if the template has no slot for one
public record RecipientValues(String name, String address, String messageIdCode, String token) {}

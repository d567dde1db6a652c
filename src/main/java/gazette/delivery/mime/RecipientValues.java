package gazette.delivery.mime;

/// What differs from reader to reader in the letters of a [MimeTemplate].
///
/// @param name may be empty
/// @param messageIdCode the part of the Message-ID before the at-sign; the same whenever the letter is written again
/// @param token for the reader's unsubscribe link; empty if the plate has no slot for one
public record RecipientValues(String name, String address, String messageIdCode, String token) {}

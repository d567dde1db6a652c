package gazette.press.composing;

import gazette.delivery.mime.TokenPlaceholder;

/// Describes the unsubscribe link of a mail that is rendered once for many subscribers.
///
/// @param url as it is in the mail
/// @param token the part of it that is replaced for each subscriber
public record UnsubscribeLinkTemplate(String url, TokenPlaceholder token) {}

package gazette.delivery.mime;

import gazette.render.SubscriberFields;
import java.nio.charset.StandardCharsets;

/// Holds one recipient's values, encoded for the slots of a [MimeTemplate].
///
/// @param to the whole header field
/// @param subscriber what the mail may say of its subscriber
record TemplateValues(byte[] to, byte[] messageIdCode, byte[] token, SubscriberFields subscriber) {
    /// Checks and encodes the values.
    static TemplateValues of(RecipientValues recipient, int tokenLength) {
        if (recipient.token().length() != tokenLength) {
            throw new IllegalArgumentException(
                    "a token of " + recipient.token().length() + " characters does not fit a slot of " + tokenLength
                            + "; its subscriber or its list is not the issue's");
        }
        String to = new HeaderField("To", HeaderValueEncoder.mailbox(recipient.name(), recipient.address())).line();
        return new TemplateValues(
                to.getBytes(StandardCharsets.UTF_8),
                word("Message-ID", recipient.messageIdCode()),
                word("List-Unsubscribe", recipient.token()),
                recipient.fields());
    }

    /// Only letters, digits and a few joining characters are safe in an id and in a link.
    private static byte[] word(String field, String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c > 'z' || !(Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0)) {
                throw new IllegalArgumentException("a character that is no letter or digit in header field " + field);
            }
        }
        return code.getBytes(StandardCharsets.US_ASCII);
    }
}

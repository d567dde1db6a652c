package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;

/// One reader's words, encoded for a plate's slots.
///
/// @param to the whole header field
record TemplateValues(byte[] to, byte[] messageIdCode, byte[] token) {
    /// Checks and encodes them.
    static TemplateValues of(RecipientValues reader, int tokenLength) {
        if (reader.token().length() != tokenLength) {
            throw new IllegalArgumentException(
                    "a token of " + reader.token().length() + " characters does not fit a slot of " + tokenLength
                            + "; its reader or its list is not the issue's");
        }
        String to = new HeaderField("To", HeaderValueEncoder.mailbox(reader.name(), reader.address())).line();
        return new TemplateValues(
                to.getBytes(StandardCharsets.UTF_8),
                word("Message-ID", reader.messageIdCode()),
                word("List-Unsubscribe", reader.token()));
    }

    /// Letters and digits, and what may join them in an id and in a link.
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

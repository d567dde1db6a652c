package gazette.delivery.smtp;

import gazette.delivery.EnvelopedMessage;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Writes the commands MAIL and RCPT for a message (RFC 5321 section 4.1.1). Addresses beyond ASCII need a server that
/// offers SMTPUTF8 (RFC 6531).
record Envelope(String returnPath, String to) {
    /// Characters that would end a command or an address early.
    private static final Pattern FORBIDDEN_CHARACTERS = Pattern.compile("[\\p{Cntrl}<> ]");

    static Envelope of(EnvelopedMessage message) {
        return new Envelope(message.returnPath(), message.to());
    }

    boolean isValid() {
        return !FORBIDDEN_CHARACTERS.matcher(returnPath).find()
                && !FORBIDDEN_CHARACTERS.matcher(to).find();
    }

    boolean needsUtf8() {
        return !isAscii(returnPath) || !isAscii(to);
    }

    /// @param size the message's length in bytes, for a server that offers SIZE (RFC 1870); otherwise empty
    String mailCommand(OptionalInt size) {
        return "MAIL FROM:<" + returnPath + ">" + (size.isPresent() ? " SIZE=" + size.getAsInt() : "")
                + (needsUtf8() ? " SMTPUTF8" : "");
    }

    String rcptCommand() {
        return "RCPT TO:<" + to + ">";
    }

    private static boolean isAscii(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}

package gazette.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/// Verifies that a browser has searched for a number, so that sending many forms costs time. The SHA-256 of the form's
/// stamp, the address and the number, with a blank between them, must begin with so many zero bits. The script
/// `form.js`
/// does the search; nobody else is asked.
final class ProofOfWork {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    private ProofOfWork() {}

    /// Returns whether a number is the right one.
    ///
    /// @param bits at most 24; for 0 every number is
    /// @param email as it was sent
    static boolean isDone(int bits, String stamp, String email, String number) {
        if (bits == 0) {
            return true;
        }
        if (!NUMBER.matcher(number).matches()) {
            return false;
        }
        byte[] digest = DigestUtils.sha256((stamp + " " + email + " " + number).getBytes(StandardCharsets.UTF_8));
        return Integer.numberOfLeadingZeros(ByteBuffer.wrap(digest).getInt()) >= bits;
    }
}

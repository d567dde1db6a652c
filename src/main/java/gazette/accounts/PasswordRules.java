package gazette.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// Judges new passwords by length and by the most obvious ones only (NIST SP 800-63B section 5.1.1.2).
public final class PasswordRules {
    public static final int MIN_LENGTH = 12;
    /// Longer ones are no safer, and cost time.
    private static final int MAX_LENGTH = 200;
    private static final int MIN_DIFFERENT = 5;

    private PasswordRules() {}

    /// Lists what may be wrong with a new password.
    public enum Fault {
        SHORT,
        LONG,
        /// It is the name, or hardly more.
        NAME,
        /// It has few different characters, or is a run of neighbours: `aaaaaaaaaaaa`, `123456789012`.
        SIMPLE
    }

    /// Returns a password as it is hashed: the same text typed on two systems is the same (RFC 8265 section 4).
    public static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    /// Returns what is wrong with a new password.
    ///
    /// @param name the account's
    public static Optional<Fault> fault(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return Optional.of(Fault.SHORT);
        }
        if (length > MAX_LENGTH) {
            return Optional.of(Fault.LONG);
        }
        String rest = password.toLowerCase(Locale.ROOT).replace(name.toLowerCase(Locale.ROOT), "");
        if (rest.length() < MIN_LENGTH / 2) {
            return Optional.of(Fault.NAME);
        }
        return isSimple(password) ? Optional.of(Fault.SIMPLE) : Optional.empty();
    }

    private static boolean isSimple(String password) {
        if (password.codePoints().distinct().count() < MIN_DIFFERENT) {
            return true;
        }
        int neighbours = 0;
        for (int i = 1; i < password.length(); i++) {
            if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
                neighbours++;
            }
        }
        return neighbours >= (password.length() - 1) * 3 / 4;
    }
}

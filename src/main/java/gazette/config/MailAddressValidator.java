package gazette.config;

import java.util.regex.Pattern;

/// `local@domain` as RFC 5321 section 4.1.2 has it, without quoted local parts and address literals: those are legal,
/// but in a settings file they are mistakes.
final class MailAddressValidator {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*" + "@"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private MailAddressValidator() {}

    /// The address itself, if it is one.
    static String parse(String written) {
        if (written.length() > LONGEST
                || written.indexOf('@') > 64
                || !SHAPE.matcher(written).matches()) {
            throw new InvalidValueException(
                    "\"" + written + "\" is not a mail address", "write an address such as editor@example.org");
        }
        return written;
    }
}

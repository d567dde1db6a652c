package gazette.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds the rules for the two halves of a mail address, `local@domain`: RFC 5321 section 4.1.2 without quoted local
/// parts, RFC 6531 for letters beyond ASCII, RFC 1034 and 1123 for the names of hosts.
///
/// Settings and subscribers' addresses are read by these rules. They differ in what they ask for beyond them: see
/// [ValueParsers#mailAddress] and `subscribers.address`.
public final class MailAddressGrammar {
    /// The longest address, in bytes (RFC 5321 section 4.5.3.1.3, without the angle brackets).
    public static final int MAX_ADDRESS = 254;
    /// The longest domain, in characters.
    public static final int MAX_DOMAIN = 253;

    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;
    private static final String LOCAL_CHARACTERS = "!#$%&'*+-/=?^_`{|}~.";
    private static final Pattern DOMAIN_CHARACTERS = Pattern.compile("[a-z0-9.-]*");
    private static final Pattern TOP_LEVEL = Pattern.compile("[a-z][a-z0-9-]*[a-z0-9]");

    private MailAddressGrammar() {}

    /// Names the first rule that a half of an address breaks.
    public enum Fault {
        NO_LOCAL,
        LONG_LOCAL,
        LOCAL_DOT,
        LOCAL_CHARACTER,
        NO_DOMAIN,
        LONG_DOMAIN,
        DOMAIN_DOT,
        DOMAIN_CHARACTER,
        LONG_LABEL,
        DOMAIN_HYPHEN,
        BARE_HOST,
        TOP_LEVEL
    }

    /// Returns what is wrong with the part before the at-sign.
    public static Optional<Fault> faultOfLocalPart(String local) {
        if (local.isEmpty()) {
            return Optional.of(Fault.NO_LOCAL);
        }
        if (bytes(local) > MAX_LOCAL) {
            return Optional.of(Fault.LONG_LOCAL);
        }
        if (hasStrayDot(local)) {
            return Optional.of(Fault.LOCAL_DOT);
        }
        return local.codePoints().allMatch(MailAddressGrammar::isLocalCharacter)
                ? Optional.empty()
                : Optional.of(Fault.LOCAL_CHARACTER);
    }

    /// Returns what is wrong with a domain's length or dots, in whatever script it is written.
    public static Optional<Fault> faultOfWrittenDomain(String domain) {
        if (domain.isEmpty()) {
            return Optional.of(Fault.NO_DOMAIN);
        }
        if (domain.length() > MAX_DOMAIN) {
            return Optional.of(Fault.LONG_DOMAIN);
        }
        // Input methods for Chinese and Japanese write these dots.
        return hasStrayDot(domain.replace('。', '.').replace('．', '.').replace('｡', '.'))
                ? Optional.of(Fault.DOMAIN_DOT)
                : Optional.empty();
    }

    /// Returns what is wrong with the name of a host, given in lower case and ASCII.
    public static Optional<Fault> faultOfHost(String host) {
        if (!DOMAIN_CHARACTERS.matcher(host).matches()) {
            return Optional.of(Fault.DOMAIN_CHARACTER);
        }
        if (hasLongLabel(host)) {
            return Optional.of(Fault.LONG_LABEL);
        }
        return ("." + host + ".").contains(".-") || (host + ".").contains("-.")
                ? Optional.of(Fault.DOMAIN_HYPHEN)
                : Optional.empty();
    }

    /// Returns why the name of a host cannot be one on the public internet, such as `localhost`.
    public static Optional<Fault> faultOfPublicHost(String host) {
        if (host.indexOf('.') < 0) {
            return Optional.of(Fault.BARE_HOST);
        }
        return TOP_LEVEL.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()
                ? Optional.empty()
                : Optional.of(Fault.TOP_LEVEL);
    }

    /// Returns whether a label of a domain is longer than the DNS allows.
    public static boolean hasLongLabel(String domain) {
        for (String label : domain.split("\\.")) {
            if (label.length() > MAX_LABEL) {
                return true;
            }
        }
        return false;
    }

    /// Returns whether a whole address is too long.
    public static boolean isTooLong(String address) {
        return bytes(address) > MAX_ADDRESS;
    }

    /// RFC 6531 allows all of Unicode; mailboxes are named with letters, digits and their marks.
    private static boolean isLocalCharacter(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) || LOCAL_CHARACTERS.indexOf(character) >= 0;
        }
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean hasStrayDot(String text) {
        return text.startsWith(".") || text.endsWith(".") || text.contains("..");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

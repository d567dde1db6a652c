package gazette.subscribers;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that letters can be sent to: `local@domain` as mail servers accept it (RFC 5321 section 4.1.2, dot-string
/// only), an internationalised domain in its ASCII form (RFC 5891).
///
/// @param local the part before the at-sign, as given
/// @param domain in lower case and ASCII
public record EmailAddress(String local, String domain) {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_ADDRESS = 254;
    private static final Pattern DOT_STRING =
            Pattern.compile("[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /// Reads one address; empty if it is none, or more than one.
    public static Optional<EmailAddress> parse(String written) {
        String address = written.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || address.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        return ascii(address.substring(at + 1))
                .filter(domain -> DOT_STRING.matcher(local).matches())
                .filter(domain -> DOMAIN.matcher(domain).matches())
                .map(domain -> new EmailAddress(local, domain));
    }

    /// What makes two addresses one reader: all of it in lower case.
    public String normal() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

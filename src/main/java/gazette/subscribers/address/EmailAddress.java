package gazette.subscribers.address;

import java.util.Locale;
import java.util.Optional;

/// An address that letters can be sent to: `local@domain` as mail servers accept it (RFC 5321 section 4.1.2, dot-string
/// only; RFC 6531 beyond ASCII), an internationalised domain in its ASCII form.
///
/// @param local the part before the at-sign, as given
/// @param domain in lower case and ASCII
public record EmailAddress(String local, String domain) implements ParsedAddress {

    /// Reads one address; empty if it is none, or more than one. [ParsedAddress#read] says why.
    public static Optional<EmailAddress> parse(String written) {
        return switch (ParsedAddress.read(written)) {
            case EmailAddress address -> Optional.of(address);
            case InvalidAddress _ -> Optional.empty();
        };
    }

    /// What makes two addresses one reader: all of it in lower case. Dots and what follows a plus tell readers apart:
    /// only the server of the domain knows whether they mean anything.
    public String normal() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}

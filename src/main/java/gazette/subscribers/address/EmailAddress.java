package gazette.subscribers.address;

import java.util.Locale;
import java.util.Optional;

/// Holds an address that mail can be sent to: `local@domain` as mail servers accept it (RFC 5321 section 4.1.2, only
/// dot-strings; RFC 6531 beyond ASCII).
///
/// @param local the part before the at-sign, as given
/// @param domain in lower case and in ASCII, also if it is internationalised
public record EmailAddress(String local, String domain) implements AddressParseResult {

    /// Parses one address. Empty if the text is none, or several; [AddressParseResult#read] says why.
    public static Optional<EmailAddress> parse(String written) {
        return switch (AddressParseResult.read(written)) {
            case EmailAddress address -> Optional.of(address);
            case InvalidAddress _ -> Optional.empty();
        };
    }

    /// Returns the address in lower case. Two addresses with the same normal form belong to one subscriber. Dots and
    /// what follows a plus are kept, because only the domain's own server knows whether they matter.
    public String normal() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /// Returns whether the part before the at-sign is beyond ASCII: only mail servers with SMTPUTF8 (RFC 6531) take
    /// it then.
    public boolean needsUtf8() {
        return local.chars().anyMatch(c -> c > 127);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}

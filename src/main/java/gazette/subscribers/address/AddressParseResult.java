package gazette.subscribers.address;

/// Holds the result of parsing an email address: the address, or why the text is none.
public sealed interface AddressParseResult permits EmailAddress, InvalidAddress {
    /// Parses a text as one address. Harmless extras are removed: blanks around it, `mailto:`, one pair of angle
    /// brackets, invisible characters.
    static AddressParseResult read(String written) {
        return new EmailAddressParser(written).read();
    }
}

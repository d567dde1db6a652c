package gazette.subscribers.address;

/// Holds the result of parsing an email address: the address, or why the text is none.
public sealed interface AddressParseResult permits EmailAddress, InvalidAddress {
    /// Parses a text that somebody typed or pasted as one address.
    ///
    /// What surrounds the address is removed: a name and angle brackets, `mailto:` and what follows the address
    /// there, quotes, blanks, punctuation behind it, invisible characters. Full-width characters, as input methods
    /// for Chinese and Japanese write them, are read as those of ASCII.
    static AddressParseResult read(String written) {
        return new EmailAddressParser(written).read();
    }
}

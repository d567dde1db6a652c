package gazette.subscribers.address;

/// What somebody wrote where one address belongs: an address, or none, and then it is said why.
public sealed interface ParsedAddress permits EmailAddress, InvalidAddress {
    /// Reads it. What is harmless is mended: blanks around it, `mailto:`, one pair of angle brackets, characters that
    /// nobody sees.
    static ParsedAddress read(String written) {
        return new EmailAddressParser(written).read();
    }
}

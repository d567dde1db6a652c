package gazette.subscribers;

/// What somebody wrote where one address belongs: an address, or none, and then it is said why.
public sealed interface WrittenAddress permits EmailAddress, NoAddress {
    /// Reads it. What is harmless is mended: blanks around it, `mailto:`, one pair of angle brackets, characters that
    /// nobody sees.
    static WrittenAddress read(String written) {
        return new AddressReader(written).read();
    }
}

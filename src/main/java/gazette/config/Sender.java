package gazette.config;

/// A mailbox that letters come from: a display name, possibly empty, and an address (RFC 5322 section 3.4).
///
/// @param name the display name, empty if there is none
/// @param address `local@domain`
public record Sender(String name, String address) {
    /// The part behind the at-sign, in lower case.
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}

package gazette.web.admin;

/// Reads whole numbers that addresses and forms carry, such as the key at which a page of a list begins.
final class Keys {
    private Keys() {}

    /// Returns a number; 0 if it is none, as for the first page.
    static long number(String key) {
        return key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0;
    }
}

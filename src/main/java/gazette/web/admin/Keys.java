package gazette.web.admin;

/// Reads the keys by which lists are paged. One that is none stands for the first page.
final class Keys {
    private Keys() {}

    static long number(String key) {
        return key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0;
    }
}

package gazette.store;

import java.util.Locale;

/// Makes patterns for `like … escape '!'` of what people type.
final class LikePattern {
    private LikePattern() {}

    /// Returns a pattern for texts in small letters that contain another; empty if that is empty.
    static String containing(String typed) {
        return typed.isBlank()
                ? ""
                : "%" + typed.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}

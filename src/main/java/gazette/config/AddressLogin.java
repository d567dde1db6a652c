package gazette.config;

import java.util.regex.Pattern;

/// Finds logins in addresses of the web, as in `https://user:password@example.org/`, so that they are never shown.
public final class AddressLogin {
    /// A password may have a slash in it, so what follows a colon and is no port belongs to it, too.
    private static final Pattern LOGIN = Pattern.compile(
            "(https?:[/\\\\]{0,9}+)(?:[^\\s/?#\\\\@:]*+:(?!\\d{1,5}(?:[/?#\\s]|$))\\S*@|[^\\s/?#\\\\]*@)",
            Pattern.CASE_INSENSITIVE);

    private AddressLogin() {}

    /// Returns whether an address has one.
    public static boolean isIn(String address) {
        return LOGIN.matcher(address).find();
    }

    /// Returns a text without the logins of the addresses in it.
    public static String removed(String text) {
        return text.indexOf('@') < 0 ? text : LOGIN.matcher(text).replaceAll("$1");
    }
}

package gazette.web.admin;

import java.util.regex.Pattern;

/// Reads where somebody wants to go after the sign-in, as an address of the desk: never to another site, and never to
/// an action.
final class DeskPath {
    static final String HOME = "/desk";

    private static final Pattern FORM = Pattern.compile("/desk(?:[/?][!-~&&[^\\\\#]]*)?");
    private static final int MAX_LENGTH = 2000;

    private DeskPath() {}

    /// Returns an address of the desk; its front page if what was asked for is none.
    static String of(String wanted) {
        boolean isGood = wanted.length() <= MAX_LENGTH
                && FORM.matcher(wanted).matches()
                && !wanted.contains("//")
                && !wanted.contains("/..")
                && !wanted.startsWith(SignInPages.PATH)
                && !wanted.startsWith("/desk/sign-out");
        return isGood ? wanted : HOME;
    }

    /// Returns the address of the sign-in that leads to another address.
    static String signInFor(String wanted) {
        return new ViewAddress(SignInPages.PATH).with("to", wanted).toString();
    }
}

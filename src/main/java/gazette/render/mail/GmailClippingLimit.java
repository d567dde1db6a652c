package gazette.render.mail;

import java.nio.charset.StandardCharsets;

/// Limits the size of a mail: Gmail clips what comes after 102 400 bytes of HTML, the footer with it.
public final class GmailClippingLimit {
    /// Gives what the decoded HTML of a mail stays under when its links are filled in.
    public static final int MOST_BYTES = 100_000;

    /// Gives room for the subscriber's own part of a link, and the white space that fits it into its line.
    private static final int LINK_ROOM = 200;

    private GmailClippingLimit() {}

    /// Returns whether a mail's HTML stays under the limit.
    ///
    /// @param link stands for a longer one, which differs by subscriber
    static boolean fits(String html, String link) {
        int links = (html.length() - html.replace(link, "").length()) / link.length();
        return html.getBytes(StandardCharsets.UTF_8).length + links * LINK_ROOM < MOST_BYTES;
    }
}

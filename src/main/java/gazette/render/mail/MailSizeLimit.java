package gazette.render.mail;

import java.nio.charset.StandardCharsets;

/// How large a letter may be: Gmail clips what comes behind 102 400 bytes of HTML, the footer with it.
public final class MailSizeLimit {
    /// What the decoded HTML of a letter stays under, when its links are filled in.
    public static final int MOST_BYTES = 100_000;

    /// What a reader's own part of a link takes, and the white space that fits it into its line.
    private static final int LINK_ROOM = 200;

    private MailSizeLimit() {}

    /// Whether a letter's HTML stays under it.
    ///
    /// @param link stands for a longer one, which differs by reader
    static boolean holds(String html, String link) {
        int links = (html.length() - html.replace(link, "").length()) / link.length();
        return html.getBytes(StandardCharsets.UTF_8).length + links * LINK_ROOM < MOST_BYTES;
    }
}

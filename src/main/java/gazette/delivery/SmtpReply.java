package gazette.delivery;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server answers (RFC 5321 section 4.2), made one line.
///
/// @param code 0 if it is no reply
/// @param enhanced the enhanced status code (RFC 3463) of the same class, empty if there is none
/// @param text all of it, with both codes
public record SmtpReply(int code, String enhanced, String text) {
    private static final int LONGEST = 500;
    private static final Pattern CODE =
            Pattern.compile("([2-5]\\d\\d)(?:[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\S))?.*)?");
    private static final Pattern NEXT_LINE = Pattern.compile("\\R(?:\\d{3}[ -]?)?(?:[245]\\.\\d{1,3}\\.\\d{1,3} )?");
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}]+");
    private static final Set<String> UNKNOWN_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.10");
    private static final Set<Integer> ABOUT_LOGIN = Set.of(530, 534, 535);

    /// Reads a reply of one or more lines, or a text that begins like one.
    public static SmtpReply parse(String written) {
        String text = oneLine(written.strip());
        Matcher matcher = CODE.matcher(text);
        if (!matcher.matches()) {
            return new SmtpReply(0, "", text);
        }
        String enhanced = matcher.group(2);
        boolean agrees = enhanced != null && enhanced.charAt(0) == text.charAt(0);
        String spaced = text.length() > 3 ? matcher.group(1) + " " + text.substring(4) : text;
        return new SmtpReply(Integer.parseInt(matcher.group(1)), agrees ? enhanced : "", spaced);
    }

    /// There is no such mailbox or domain.
    public boolean isUnknownMailbox() {
        return UNKNOWN_MAILBOX.contains(enhanced);
    }

    /// It is about what the server thinks of the sender or the letter.
    public boolean isPolicy() {
        return enhanced.startsWith("5.7.") || (code == 554 && enhanced.isEmpty());
    }

    /// It goes too fast for the server. Not 4.7.1: with that, greylisting puts off whoever it does not know yet.
    public boolean isThrottle() {
        return code == 421 || (enhanced.startsWith("4.7.") && !enhanced.equals("4.7.1"));
    }

    public boolean isAccepting() {
        return code / 100 == 2;
    }

    /// The server ends the connection (RFC 5321 section 3.8).
    public boolean isClosing() {
        return code == 421;
    }

    /// The server has had enough of everything for now: goodbye, or a quota that is used up (454, as Amazon SES has
    /// it).
    public boolean asksForPause() {
        return isClosing() || code == 454;
    }

    /// The server wants a login, refuses it, or says that the sender's quota is used up.
    public boolean isAboutSender() {
        return ABOUT_LOGIN.contains(code) || enhanced.equals("5.4.5");
    }

    /// Repeated codes are left out.
    private static String oneLine(String written) {
        String joined =
                written.indexOf('\n') < 0 ? written : NEXT_LINE.matcher(written).replaceAll(" ");
        String clean = isPlain(joined) ? joined : ODD.matcher(joined).replaceAll(" ");
        // Some servers go on for pages, and a ledger keeps a reply for each letter.
        return clean.length() <= LONGEST ? clean : clean.substring(0, clean.offsetByCodePoints(0, shorter(clean)));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static int shorter(String text) {
        return Math.min(LONGEST, text.codePointCount(0, text.length()));
    }
}

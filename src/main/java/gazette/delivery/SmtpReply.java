package gazette.delivery;

import gazette.text.ForeignText;
import gazette.text.TextShortener;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds an SMTP reply (RFC 5321 section 4.2), joined to one line. What a reply means for a message is decided in
/// `gazette.delivery.replies`.
///
/// @param code the reply code, such as 550; 0 if the text does not begin with one
/// @param enhanced the enhanced status code (RFC 3463), such as `5.1.1`; empty if there is none, or if its class is
///     not that of `code`
/// @param text the whole reply, with both codes
public record SmtpReply(int code, String enhanced, String text) {
    private static final int MAX_LENGTH = 500;
    /// Cisco's servers write a sign before the enhanced code.
    private static final Pattern CODE =
            Pattern.compile("([2-5]\\d\\d)(?!\\d)[ -]?((?:#?([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\S))?.*)");
    private static final Pattern NEXT_LINE = Pattern.compile("\\R(?:\\d{3}[ -]?)?(?:#?[245]\\.\\d{1,3}\\.\\d{1,3} )?");
    private static final Set<String> UNKNOWN_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.10");
    private static final Set<String> TOO_LARGE = Set.of("5.3.4", "5.2.3");
    private static final Set<Integer> BARE = Set.of(550, 551, 553);
    private static final Pattern REASON = Pattern.compile(
            "sender|from address|polic|block|black|reputation|spam|dkim|spf|dmarc", Pattern.CASE_INSENSITIVE);
    private static final Set<Integer> ABOUT_LOGIN = Set.of(530, 534, 535);

    public SmtpReply {
        text = ForeignText.line(text);
    }

    /// Parses a reply of one or more lines, or any other text. For example, `550-5.1.1 No\r\n550 5.1.1 such user`
    /// becomes code 550, enhanced `5.1.1`, text `550 5.1.1 No such user`.
    ///
    /// If the lines have different codes, the last one's counts (RFC 5321 section 4.2.1).
    public static SmtpReply parse(String written) {
        String text = oneLine(withLastCode(written.strip()));
        Matcher matcher = CODE.matcher(text);
        if (!matcher.matches()) {
            return withoutCode(text);
        }
        String enhanced = matcher.group(3);
        boolean agrees = enhanced != null && enhanced.charAt(0) == text.charAt(0);
        String said = matcher.group(2);
        return new SmtpReply(
                Integer.parseInt(matcher.group(1)),
                agrees ? enhanced : "",
                said.isEmpty() ? matcher.group(1) : matcher.group(1) + " " + said);
    }

    /// Returns a text of ours that stands where no server replied.
    public static SmtpReply withoutCode(String text) {
        return new SmtpReply(0, "", text);
    }

    /// Returns whether the mailbox or its domain does not exist.
    public boolean isUnknownMailbox() {
        return UNKNOWN_MAILBOX.contains(enhanced);
    }

    /// Returns whether the server refuses a recipient without a code that says why. A text that speaks of the sender or
    /// of a policy is a reason.
    public boolean isUnexplainedRefusal() {
        return BARE.contains(code)
                && enhanced.isEmpty()
                && !REASON.matcher(text).find();
    }

    /// Returns whether the server refuses because of a policy, such as a blocklist or a spam filter.
    public boolean isPolicy() {
        return enhanced.startsWith("5.7.") || (code == 554 && enhanced.isEmpty());
    }

    /// Returns whether we send too fast for the server. 4.7.1 does not count: it is what greylisting answers to every
    /// new sender.
    public boolean isThrottle() {
        return code == 421 || (enhanced.startsWith("4.7.") && !enhanced.equals("4.7.1"));
    }

    /// Returns whether the server refuses the message because it is too large (RFC 1870 section 6, RFC 3463).
    public boolean isAboutSize() {
        return TOO_LARGE.contains(enhanced) || (code == 552 && enhanced.isEmpty());
    }

    /// Returns whether the code is 2yz.
    public boolean isAccepting() {
        return code / 100 == 2;
    }

    /// Returns whether the server closes the connection after this reply (RFC 5321 section 3.8).
    public boolean isClosing() {
        return code == 421;
    }

    /// Returns whether the server takes nothing more for now: it closes the connection, or a quota is used up (454 at
    /// Amazon SES).
    public boolean asksForPause() {
        return isClosing() || code == 454;
    }

    /// Returns whether the server asks us to wait: for now, or because we are too fast.
    public boolean asksToWait() {
        return asksForPause() || isThrottle();
    }

    /// Returns whether the server asks for a login, refuses it, or says that the sender's quota is used up.
    public boolean isAboutSender() {
        return ABOUT_LOGIN.contains(code) || enhanced.equals("5.4.5");
    }

    private static String withLastCode(String written) {
        int last = written.lastIndexOf('\n') + 1;
        if (last == 0 || written.startsWith(written.substring(last, Math.min(written.length(), last + 3)))) {
            return written;
        }
        boolean bothHaveOne =
                CODE.matcher(written.lines().findFirst().orElse("")).matches()
                        && CODE.matcher(written.substring(last)).matches();
        return bothHaveOne ? written.substring(last, last + 3) + written.substring(3) : written;
    }

    private static String oneLine(String written) {
        // The codes that each further line repeats are left out.
        String joined =
                written.indexOf('\n') < 0 ? written : NEXT_LINE.matcher(written).replaceAll(" ");
        // Some servers send pages of text, and the database keeps one reply for each mail.
        return TextShortener.cut(ForeignText.line(joined), MAX_LENGTH);
    }
}

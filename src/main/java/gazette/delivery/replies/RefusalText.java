package gazette.delivery.replies;

import gazette.delivery.QueuedMail;
import gazette.delivery.SmtpReply;
import gazette.text.TextShortener;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reduces a reply to what a server says to every mail that it refuses for the same reason.
///
/// For example, `550 5.7.1 <ann@example.com>: refused (id 4F2a), see https://example.net/?r=ann` and
/// `550 5.7.1 <bo@example.org>: refused (id 93bc), see https://example.net/?r=bo` both become
/// `550 5.7.1 refused id see`.
final class RefusalText {
    private static final int COMPARED = 120;

    /// Addresses, host names and links; words with a digit; and words of mixed capitals, such as ids in base64.
    private static final Pattern VARIABLE =
            Pattern.compile("\\S*[@\\d/=]\\S*|[^\\s.]+(?:\\.[^\\s.]+)+\\S*" + "|\\S*\\p{Ll}\\p{Lu}\\S*");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private RefusalText() {}

    static String of(SmtpReply reply, QueuedMail mail) {
        String codes = reply.code() + " " + reply.enhanced();
        String text = reply.text().replaceFirst("^\\d{3}[ -]?(?:\\d\\.\\d{1,3}\\.\\d{1,3}(?!\\S))?", "");
        String local = mail.address().replaceFirst("@[^@]*$", "");
        for (String own : new String[] {mail.address(), mail.domain(), local}) {
            text = Pattern.compile(
                            "(?<![\\p{L}\\d])" + Pattern.quote(own) + "(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .replaceAll(" ");
        }
        String words =
                NO_LETTERS.matcher(VARIABLE.matcher(text).replaceAll(" ")).replaceAll(" ");
        return codes + " " + TextShortener.cut(words.strip().toLowerCase(Locale.ROOT), COMPARED);
    }
}

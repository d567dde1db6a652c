package gazette.lint.checks;

import gazette.lint.FindingCollector;
import java.nio.charset.StandardCharsets;

/// Checks the subject and preview text, and the size of a mail.
public final class SubjectAndSizeCheck {
    /// Says how many bytes of HTML Gmail shows before it clips a message.
    static final int CLIPPED_BYTES = 102_400;

    private static final int NEARLY_CLIPPED = CLIPPED_BYTES - 2_400;
    private static final int LONG_SUBJECT = 100;
    private static final int CUT_SUBJECT = 70;
    private static final int FEW_LETTERS = 6;

    private final FindingCollector findings;

    public SubjectAndSizeCheck(FindingCollector findings) {
        this.findings = findings;
    }

    public void size(int bytes) {
        if (bytes >= CLIPPED_BYTES) {
            findings.error(
                    "size",
                    "The HTML part has " + bytes + " bytes; Gmail clips what comes behind " + CLIPPED_BYTES
                            + ", and with it the unsubscribe link.",
                    "the HTML part",
                    "Lower the schedule's limit, or shorten the longest articles.");
        } else if (bytes >= NEARLY_CLIPPED) {
            findings.warn(
                    "size",
                    "The HTML part has " + bytes + " bytes, close to the " + CLIPPED_BYTES + " where Gmail clips.",
                    "the HTML part",
                    "Lower the schedule's limit, or shorten the longest articles.");
        }
    }

    public void subject(String subject) {
        if (subject.isBlank()) {
            findings.error("subject", "The subject is empty.", "the subject", "Give the schedule a subject line.");
            return;
        }
        int columns = columns(subject);
        if (columns > LONG_SUBJECT) {
            findings.warn(
                    "subject", tooLong(columns), "the subject", "Shorten it, or give the schedule a subject line.");
        } else if (columns > CUT_SUBJECT) {
            findings.note("subject", tooLong(columns), "the subject", "Put what matters first.");
        }
        if (isShouting(subject)) {
            findings.warn(
                    "subject",
                    "The subject shouts: capitals or exclamation marks throughout, as in junk mail.",
                    "the subject",
                    "Write it as a sentence.");
        }
    }

    private static String tooLong(int columns) {
        return "The subject is " + columns + " letters wide (a Chinese one counts as two); inboxes show about "
                + CUT_SUBJECT + ", phones 40.";
    }

    static int columns(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0x1F300 && c <= 0x1FAFF);
    }

    private static boolean isShouting(String subject) {
        long upper = subject.codePoints().filter(Character::isUpperCase).count();
        long lower = subject.codePoints().filter(Character::isLowerCase).count();
        return (upper >= FEW_LETTERS && upper > 4 * lower) || subject.matches(".*[!！]\\s*[!！].*");
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

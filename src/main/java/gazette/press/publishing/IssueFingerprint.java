package gazette.press.publishing;

import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.store.IssueVariantTable.Variant;
import gazette.text.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/// Names all that an editor agrees to with an issue: each byte of each letter, and how many get it.
final class IssueFingerprint {
    private static final int DIGITS = 52;

    private IssueFingerprint() {}

    /// Returns the hash (SHA-256, in hexadecimal digits) of a composed issue. The issue's date is part of its letters,
    /// so only issues can be compared that were composed for the same moment.
    static String of(ComposedIssue composed) {
        List<Variant> variants = composed.variants();
        List<Long> recipients = VariantRecipients.of(composed.rendered());
        String letters = variants.stream()
                .map(variant -> variant.language() + " " + Sha256.base32(variant.encoded(), DIGITS))
                .collect(Collectors.joining("\n"));
        return Sha256.hex(composed.rendered().main().issue().list() + "/"
                + composed.choice().number() + "\n" + recipients + "\n" + letters);
    }
}

package gazette.press.reports;

import gazette.delivery.localmail.ReceivedMail;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.press.workspace.AppContext;
import gazette.store.IssueVariantTable.Variant;
import gazette.store.IssueVariantTable.VariantName;
import gazette.subscribers.keys.SignedToken;
import java.util.List;
import java.util.Optional;

/// Shows what an issue's letters were when they were frozen, whatever was corrected on the web since.
public final class ShowMailed {
    private static final String NOBODY = "subscriber@example.org";

    private final AppContext context;

    public ShowMailed(AppContext context) {
        this.context = context;
    }

    /// Holds one kind of letter, as somebody without a name gets it.
    ///
    /// @param html with its pictures in it
    /// @param source the whole message
    public record MailedLetter(String subject, String html, String text, String source) {}

    /// Returns the kinds of letters of an issue.
    public List<VariantName> variants(long issue) {
        return context.store().read(tables -> tables.variants().names(issue));
    }

    /// Returns one of them; empty if there is none of that number.
    public Optional<MailedLetter> letter(long issue, int no) {
        if (variants(issue).stream().noneMatch(variant -> variant.no() == no)) {
            return Optional.empty();
        }
        Variant variant = context.store().read(tables -> tables.variants().get(issue, no));
        long list = context.store().read(tables -> tables.sending().get(issue).list());
        return Optional.of(
                variant.encoded().length > 0
                        ? decoded(MimeTemplate.read(variant.encoded()), SignedToken.length(list))
                        // An early version stored the parts.
                        : new MailedLetter(variant.subject(), variant.html(), variant.text(), variant.text()));
    }

    /// @param token length of the token in the unsubscribe link
    static MailedLetter decoded(MimeTemplate template, int token) {
        var anybody = new RecipientValues("", NOBODY, "mailed", "x".repeat(token));
        ReceivedMail mail = ReceivedMail.parse("mailed", template.message(anybody));
        return new MailedLetter(mail.subject(), mail.html(), mail.text(), mail.source());
    }
}

package gazette.press.composing;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.Issue;
import gazette.lint.LintInput;
import gazette.lint.LintReport;
import gazette.lint.mail.MailLinter;
import gazette.press.images.EmbedImages;
import gazette.press.images.ImageStore;
import gazette.render.SiteUrls;
import gazette.render.SubscriberFields;
import gazette.render.mail.RenderedMail;
import java.nio.charset.StandardCharsets;

/// Encodes the mail of an issue once, for all its recipients, and lints it with the header that it then has.
/// Stores and sends nothing.
public final class EncodeIssue {
    private final ListConfig list;
    private final SiteUrls site;
    private final ImageStore images;
    private final MailLinter linter = new MailLinter();

    /// Says how composing a mail ended: with the mail, or with whose fault its errors are.
    public sealed interface Result permits EncodedIssue, Blame {}

    /// Holds an issue's mail, encoded, and what the linter found in it.
    public record EncodedIssue(RenderIssue.RenderedIssue rendered, MimeTemplate template, LintReport lintReport)
            implements Result {}

    /// @param images where the publication's own images are
    public EncodeIssue(Config config, ListConfig list, ImageStore images) {
        this.list = list;
        this.site = SiteUrls.of(config);
        this.images = images;
    }

    /// Encodes and lints a mail.
    ///
    /// @param unsubscribe the link with which the mail was rendered
    public EncodedIssue encode(RenderIssue.RenderedIssue rendered, UnsubscribeLinkTemplate unsubscribe) {
        Issue issue = rendered.issue();
        RenderedMail mail = rendered.renderedMail();
        MimeTemplate template = new BuildMimeTemplate(
                        list, issue.list() + "-" + issue.number(), issue.date(), new EmbedImages(site, images))
                .of(mail, unsubscribe.url(), unsubscribe.token());
        var input = new LintInput(
                site,
                issue,
                mail.filledFor(SubscriberFields.NOBODY),
                unsubscribe.url(),
                header(template, unsubscribe.token()),
                this::imageSize);
        return new EncodedIssue(rendered, template, linter.lint(input));
    }

    /// Returns the header as a mail to one subscriber has it.
    private static String header(MimeTemplate template, TokenPlaceholder token) {
        var anybody = new RecipientValues("", "subscriber@example.org", "lint", "x".repeat(token.length()));
        return new String(template.messageParts(anybody).getFirst(), StandardCharsets.UTF_8).strip();
    }

    private int imageSize(String image) {
        return images.read(image).map(bytes -> bytes.length).orElse(0);
    }
}

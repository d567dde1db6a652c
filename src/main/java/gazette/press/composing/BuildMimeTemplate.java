package gazette.press.composing;

import gazette.config.ListConfig;
import gazette.delivery.mime.CommonHeaders;
import gazette.delivery.mime.HeaderField;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.press.images.EmbedImages;
import gazette.render.mail.RenderedMail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Builds the MIME message of an issue as a template for all its recipients, with the header fields that bulk
/// mail must have.
public final class BuildMimeTemplate {
    /// The longest sender id that Gmail's feedback loop takes.
    private static final int SENDER_ID_LENGTH = 15;

    private final ListConfig list;
    private final String campaign;
    private final Instant date;
    private final Optional<EmbedImages> images;

    /// Builds mails that show images from the site.
    ///
    /// @param campaign by which Gmail counts complaints, such as `LIST-NUMBER`
    /// @param date of the issue
    public BuildMimeTemplate(ListConfig list, String campaign, Instant date) {
        this(list, campaign, date, Optional.empty());
    }

    /// Builds mails with attached images, if the list is set so.
    ///
    /// @param images attaches them
    public BuildMimeTemplate(ListConfig list, String campaign, Instant date, EmbedImages images) {
        this(list, campaign, date, Optional.of(images).filter(_ -> list.mail().attachesImages()));
    }

    private BuildMimeTemplate(ListConfig list, String campaign, Instant date, Optional<EmbedImages> images) {
        this.list = list;
        this.campaign = campaign;
        this.date = date;
        this.images = images;
    }

    /// Builds the template.
    ///
    /// @param unsubscribe the link in the mail; a POST to it leaves the list (RFC 8058)
    /// @param slot the part of the link that differs for each subscriber
    public MimeTemplate of(RenderedMail renderedMail, String unsubscribe, TokenPlaceholder slot) {
        var embedded = images.map(p -> p.embed(renderedMail, list.mail().from().domain()))
                .orElse(new EmbedImages.EmbeddedMail(renderedMail, List.of()));
        var head = new CommonHeaders(list.mail().from(), list.mail().replyTo(), date, fields(unsubscribe));
        return MimeTemplate.of(head, embedded.renderedMail(), embedded.images(), slot);
    }

    private List<HeaderField> fields(String unsubscribe) {
        return List.of(
                // RFC 2919 wants a domain of the list's own below one that we control.
                new HeaderField(
                        "List-Id", "<" + list.name() + "." + list.mail().from().domain() + ">"),
                new HeaderField("List-Unsubscribe", ways(unsubscribe)),
                new HeaderField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                new HeaderField("Feedback-ID", campaign + ":" + list.name() + ":gazette:" + senderId()),
                new HeaderField("Auto-Submitted", "auto-generated"),
                new HeaderField("Precedence", "bulk"));
    }

    /// By web, and by mail if a mailbox is set (RFC 2369). The mail has the token as its subject: every mail
    /// program keeps the subject, but not every provider delivers to `leave+TOKEN@`.
    private String ways(String unsubscribe) {
        String web = "<" + unsubscribe + ">";
        String token = unsubscribe.substring(unsubscribe.lastIndexOf('/') + 1);
        return list.mail()
                .unsubscribeAddress()
                .map(address -> web + ", <mailto:" + inMailto(address) + "?subject=" + token + ">")
                .orElse(web);
    }

    /// RFC 6068 section 2.
    private static String inMailto(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8)
                .replace("%40", "@")
                .replace("%2B", "+");
    }

    private String senderId() {
        String domain = list.mail().from().domain();
        return domain.substring(0, Math.min(domain.length(), SENDER_ID_LENGTH));
    }
}

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

/// Makes the plate of an edition, with the header fields that bulk mail must have.
public final class BuildMimeTemplate {
    /// Gmail takes sender ids of up to so many characters.
    private static final int SENDER_ID = 15;

    private final ListConfig list;
    private final String campaign;
    private final Instant date;
    private final Optional<EmbedImages> pictures;

    /// For the letters of one issue, which show pictures from the web.
    ///
    /// @param campaign what complaints are counted by at Gmail, such as `LIST-NUMBER`
    /// @param date of the issue
    public BuildMimeTemplate(ListConfig list, String campaign, Instant date) {
        this(list, campaign, date, Optional.empty());
    }

    /// For the letters of one issue, which carry their pictures if the list wants that.
    ///
    /// @param pictures those that there are
    public BuildMimeTemplate(ListConfig list, String campaign, Instant date, EmbedImages pictures) {
        this(list, campaign, date, Optional.of(pictures).filter(_ -> list.mail().attachesImages()));
    }

    private BuildMimeTemplate(ListConfig list, String campaign, Instant date, Optional<EmbedImages> pictures) {
        this.list = list;
        this.campaign = campaign;
        this.date = date;
        this.pictures = pictures;
    }

    /// The plate.
    ///
    /// @param unsubscribe the link as it stands in the edition; a POST there leaves the list (RFC 8058)
    /// @param slot the part of that link which is the reader's own
    public MimeTemplate of(RenderedMail renderedMail, String unsubscribe, TokenPlaceholder slot) {
        var enclosed = pictures.map(
                        p -> p.embed(renderedMail, list.mail().from().domain()))
                .orElse(new EmbedImages.EmbeddedMail(renderedMail, List.of()));
        var head = new CommonHeaders(list.mail().from(), list.mail().replyTo(), date, fields(unsubscribe));
        return MimeTemplate.of(head, enclosed.renderedMail(), enclosed.images(), slot);
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

    /// By web, and by mail where a mailbox is read (RFC 2369). There the token is the subject: every provider keeps
    /// that, but not every one delivers to `leave+TOKEN@`.
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
        return domain.substring(0, Math.min(domain.length(), SENDER_ID));
    }
}

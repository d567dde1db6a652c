package gazette.delivery;

import gazette.render.Edition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/// Encodes editions: multipart/alternative, text first, both parts UTF-8 in base64, and so 7-bit throughout. With
/// enclosures the HTML and they make one part, multipart/related (RFC 2387).
final class Engraver {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String MESSAGE_ID = "{message-id}";

    private final TokenSlot slot;

    Engraver(TokenSlot slot) {
        this.slot = slot;
    }

    /// The parts of a plate in turn, a constant first, parted by NUL.
    String engrave(Letterhead head, Edition edition, List<Enclosure> enclosures) {
        String boundary = boundary(edition.text() + edition.html());
        return header(head, edition.subject(), boundary)
                + "\r\n"
                + slot(PlatePart.BODY)
                + part(boundary, "plain", edition.text())
                + (enclosures.isEmpty()
                        ? part(boundary, "html", edition.html())
                        : related(boundary, edition.html(), enclosures))
                + "--" + boundary + "--\r\n";
    }

    private String related(String around, String html, List<Enclosure> enclosures) {
        String boundary = boundary(html);
        var related = new StringBuilder();
        related.append("--").append(around).append("\r\n");
        related.append(line("Content-Type", "multipart/related; type=\"text/html\"; boundary=\"" + boundary + "\""));
        related.append("\r\n").append(part(boundary, "html", html));
        enclosures.forEach(enclosure -> related.append(part(boundary, enclosure)));
        return related.append("--").append(boundary).append("--\r\n").toString();
    }

    private static String part(String boundary, Enclosure enclosure) {
        return "--" + boundary + "\r\n"
                + line("Content-Type", enclosure.mediaType())
                + line("Content-Transfer-Encoding", "base64")
                + line("Content-ID", "<" + enclosure.id() + ">")
                + line("Content-Disposition", "inline; filename=\"" + enclosure.name() + "\"")
                + "\r\n"
                + Base64.getMimeEncoder().encodeToString(enclosure.bytes()) + "\r\n";
    }

    /// Never in base64, for the underscore; the same for the same edition.
    private static String boundary(String content) {
        return "=_" + DigestUtils.sha256Hex(content).substring(0, 32);
    }

    /// A date-time as RFC 5322 section 3.3 wants it, in UTC.
    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }

    private String header(Letterhead head, String subject, String boundary) {
        var header = new StringBuilder();
        header.append(
                line("From", HeaderText.mailbox(head.from().name(), head.from().address())));
        head.replyTo().ifPresent(address -> header.append(line("Reply-To", HeaderText.mailbox("", address))));
        header.append(slot(PlatePart.TO));
        header.append(line("Subject", HeaderText.of(subject)));
        header.append(line("Date", dateTime(head.date())));
        header.append(line("Message-ID", "<" + MESSAGE_ID + "@" + head.from().domain() + ">")
                .replace(MESSAGE_ID, slot(PlatePart.MESSAGE_ID)));
        header.append(line("MIME-Version", "1.0"));
        header.append(line("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
        for (HeaderField field : head.fields()) {
            header.append(slot.length() == 0 ? field.line() : field.line().replace(slot.mark(), slot(PlatePart.TOKEN)));
        }
        return header.toString();
    }

    private String part(String boundary, String subtype, String content) {
        String canonical = content.replace("\r\n", "\n").replace("\n", "\r\n");
        return "--" + boundary + "\r\n"
                + line("Content-Type", "text/" + subtype + "; charset=utf-8")
                + line("Content-Transfer-Encoding", "base64")
                + "\r\n"
                + new Base64Lines(canonical, slot).set();
    }

    private static String line(String name, String value) {
        return new HeaderField(name, value).line();
    }

    static String slot(String name) {
        return Plate.PART + name + Plate.PART;
    }
}

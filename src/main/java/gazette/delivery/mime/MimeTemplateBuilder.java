package gazette.delivery.mime;

import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlot;
import gazette.render.mail.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/// Encodes a mail as multipart/alternative: text first, then HTML, both UTF-8. Each is in quoted-printable or in
/// base64,
/// whichever is shorter, so that all lines are ASCII. HTML with inline images makes one part with them,
/// multipart/related (RFC 2387).
final class MimeTemplateBuilder {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String MESSAGE_ID_MARK = "{message-id}";

    private final TokenPlaceholder token;
    private final List<SubscriberSlot> values;

    /// @param values the slots that say something of the subscriber
    MimeTemplateBuilder(TokenPlaceholder token, List<SubscriberSlot> values) {
        this.token = token;
        this.values = values;
    }

    /// Returns constants and names of slots in turn, a constant first, separated by NUL.
    String encode(CommonHeaders head, RenderedMail renderedMail, List<InlineImage> images) {
        String boundary = boundary(renderedMail.text() + renderedMail.html());
        return header(head, renderedMail.subject(), boundary)
                + "\r\n"
                + slot(TemplatePart.BODY)
                + part(boundary, "plain", renderedMail.text())
                + (images.isEmpty()
                        ? part(boundary, "html", renderedMail.html())
                        : related(boundary, renderedMail.html(), images))
                + "--" + boundary + "--\r\n";
    }

    private String related(String outerBoundary, String html, List<InlineImage> images) {
        String boundary = boundary(html);
        var related = new StringBuilder();
        related.append("--").append(outerBoundary).append("\r\n");
        related.append(line("Content-Type", "multipart/related; type=\"text/html\"; boundary=\"" + boundary + "\""));
        related.append("\r\n").append(part(boundary, "html", html));
        images.forEach(image -> related.append(part(boundary, image)));
        return related.append("--").append(boundary).append("--\r\n").toString();
    }

    private static String part(String boundary, InlineImage image) {
        return "--" + boundary + "\r\n"
                + line("Content-Type", image.mediaType())
                + line("Content-Transfer-Encoding", "base64")
                + line("Content-ID", "<" + image.id() + ">")
                + line("Content-Disposition", "inline; filename=\"" + image.name() + "\"")
                + "\r\n"
                + Base64.getMimeEncoder().encodeToString(image.bytes()) + "\r\n";
    }

    /// `=_` occurs neither in base64 nor in quoted-printable. The same content has the same boundary.
    private static String boundary(String content) {
        return "=_" + DigestUtils.sha256Hex(content).substring(0, 32);
    }

    /// Returns a date-time in UTC as RFC 5322 section 3.3 writes it.
    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }

    private String header(CommonHeaders head, String subject, String boundary) {
        var header = new StringBuilder();
        header.append(line(
                "From",
                HeaderValueEncoder.mailbox(head.from().name(), head.from().address())));
        head.replyTo().ifPresent(address -> header.append(line("Reply-To", HeaderValueEncoder.mailbox("", address))));
        header.append(slot(TemplatePart.TO));
        header.append(subject(subject));
        header.append(line("Date", dateTime(head.date())));
        header.append(
                line("Message-ID", "<" + MESSAGE_ID_MARK + "@" + head.from().domain() + ">")
                        .replace(MESSAGE_ID_MARK, slot(TemplatePart.MESSAGE_ID)));
        header.append(line("MIME-Version", "1.0"));
        header.append(line("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
        for (HeaderField field : head.fields()) {
            header.append(
                    token.length() == 0 ? field.line() : field.line().replace(token.mark(), slot(TemplatePart.TOKEN)));
        }
        return header.toString();
    }

    private String subject(String subject) {
        SlottedText text = SlottedText.of(subject, TokenPlaceholder.NONE, values, false);
        return text.slots().isEmpty()
                ? line("Subject", HeaderValueEncoder.of(subject))
                : slot(FilledSubject.name(text));
    }

    private String part(String boundary, String subtype, String content) {
        String canonical = content.replace("\r\n", "\n").replace("\n", "\r\n");
        SlottedText text = SlottedText.of(canonical, token, values, subtype.equals("html"));
        String base64 = new Base64Template(text, token.length()).encode();
        String quoted = new QuotedPrintableTemplate(text).encode();
        boolean isQuoted = length(quoted) <= length(base64);
        return "--" + boundary + "\r\n"
                + line("Content-Type", "text/" + subtype + "; charset=utf-8")
                + line("Content-Transfer-Encoding", isQuoted ? "quoted-printable" : "base64")
                + "\r\n"
                + (isQuoted ? quoted : base64);
    }

    /// Returns how long an encoded text is once its slots are filled in.
    private int length(String encoded) {
        var sample = new TemplateValues(
                new byte[0],
                new byte[0],
                "x".repeat(token.length()).getBytes(StandardCharsets.US_ASCII),
                SubscriberFields.NOBODY);
        int length = 0;
        boolean isSlot = false;
        for (String part : encoded.split(String.valueOf(MimeTemplate.SEPARATOR), -1)) {
            length += isSlot
                    ? TemplatePart.slot(part.getBytes(StandardCharsets.US_ASCII))
                            .bytesFor(sample)
                            .length
                    : part.length();
            isSlot = !isSlot;
        }
        return length;
    }

    private static String line(String name, String value) {
        return new HeaderField(name, value).line();
    }

    static String slot(String name) {
        return MimeTemplate.SEPARATOR + name + MimeTemplate.SEPARATOR;
    }
}

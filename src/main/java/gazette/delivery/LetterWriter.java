package gazette.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/// Writes a letter as bytes (RFC 5322, 2045, 2047): multipart/alternative, text first, both parts UTF-8 in base64.
/// The same letter gives the same bytes: no clock, no chance.
public final class LetterWriter {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Session SESSION = Session.getInstance(new Properties());

    private LetterWriter() {}

    /// The letter's bytes, CRLF throughout.
    public static byte[] write(Letter letter) {
        try {
            var message = new Message(letter.messageId());
            head(message, letter);
            message.setContent(body(letter));
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("letter " + letter.messageId() + " cannot be written", e);
        }
    }

    /// A date-time as RFC 5322 section 3.3 wants it, in UTC.
    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant);
    }

    private static void head(Message message, Letter letter) throws MessagingException, IOException {
        message.setFrom(mailbox(letter.from().name(), letter.from().address()));
        message.setRecipient(Message.RecipientType.TO, mailbox(letter.toName(), letter.toAddress()));
        if (letter.replyTo().isPresent()) {
            message.setReplyTo(InternetAddress.parse(letter.replyTo().get(), true));
        }
        message.setSubject(letter.subject().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        message.setHeader("Date", dateTime(letter.date()));
        for (HeaderField field : letter.fields()) {
            message.setHeader(field.name(), field.value());
        }
    }

    private static InternetAddress mailbox(String name, String address) throws MessagingException, IOException {
        if (name.isEmpty()) {
            return new InternetAddress(address, true);
        }
        var mailbox = new InternetAddress(address, name, "UTF-8");
        mailbox.validate();
        return mailbox;
    }

    private static MimeMultipart body(Letter letter) throws MessagingException {
        var alternatives = new Alternatives("=_" + letter.messageId().replaceAll("[^A-Za-z0-9]", "_"));
        alternatives.addBodyPart(part(letter.text(), "plain"));
        alternatives.addBodyPart(part(letter.html(), "html"));
        return alternatives;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        byte[] canonical = content.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new jakarta.activation.DataHandler(
                new ByteArrayDataSource(canonical, "text/" + subtype + "; charset=utf-8")));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /// Keeps the Message-ID that Jakarta Mail would make anew at every saving.
    private static final class Message extends MimeMessage {
        private final String id;

        private Message(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }

    /// A multipart whose boundary is given, because Jakarta Mail's holds the clock.
    private static final class Alternatives extends MimeMultipart {
        private Alternatives(String boundary) {
            super("alternative");
            String limited = boundary.length() > 70 ? boundary.substring(0, 70) : boundary;
            contentType = "multipart/alternative;\r\n\tboundary=\"" + limited + "\"";
        }
    }
}

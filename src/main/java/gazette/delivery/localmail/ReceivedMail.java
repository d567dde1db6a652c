package gazette.delivery.localmail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// Describes a mail that was kept on this machine: what a list of mails shows. Its content is parsed when it is asked
/// for.
///
/// @param id the mail in the page's address
/// @param to the recipient's address, in lower case
/// @param bytes the whole mail with its headers
public record ReceivedMail(String id, String to, String from, String subject, Instant date, byte[] bytes) {
    private static final Session SESSION = Session.getInstance(new Properties());

    /// Mails of ours have three levels; other programs on this machine may send what they like.
    static final int MAX_DEPTH = 20;

    /// Reads the headers of a mail.
    ///
    /// @throws IllegalArgumentException if the bytes are no mail
    public static ReceivedMail parse(String id, byte[] bytes) {
        try {
            var message = message(bytes);
            return new ReceivedMail(
                    id,
                    ((InternetAddress) message.getRecipients(MimeMessage.RecipientType.TO)[0])
                            .getAddress()
                            .toLowerCase(Locale.ROOT),
                    MimeUtility.decodeText(
                            Optional.ofNullable(message.getHeader("From", ", ")).orElse("")),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Optional.ofNullable(message.getSentDate())
                            .map(Date::toInstant)
                            .orElse(Instant.EPOCH),
                    bytes);
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("mail " + id + " cannot be read", e);
        }
    }

    /// Returns the text part, or "".
    public String text() {
        return content(message -> find(message, "text/plain", 0).orElse(""));
    }

    /// Returns the HTML part with the mail's inline images in it, as `data:` addresses, or "".
    public String html() {
        return content(message -> new CidImageResolver(message)
                .inlineImages(find(message, "text/html", 0).orElse("")));
    }

    /// Returns the whole mail as it came.
    public String source() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String content(Content content) {
        try {
            return content.of(message(bytes));
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("mail " + id + " cannot be read", e);
        }
    }

    private static MimeMessage message(byte[] bytes) throws MessagingException {
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
    }

    private interface Content {
        String of(MimeMessage message) throws MessagingException, IOException;
    }

    private static Optional<String> find(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (depth < MAX_DEPTH && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                Optional<String> found = find(inner, type, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}

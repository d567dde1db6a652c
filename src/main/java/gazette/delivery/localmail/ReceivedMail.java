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

/// A mail as its reader gets it, for the mailbox page.
///
/// @param id stands for it in the page's address
/// @param to the reader's address
/// @param html with its enclosed pictures in it, as `data:` addresses
/// @param source the mail as it came, headers and all
public record ReceivedMail(
        String id, String to, String from, String subject, Instant date, String text, String html, String source) {
    private static final Session SESSION = Session.getInstance(new Properties());

    /// Takes a mail apart.
    public static ReceivedMail parse(String id, byte[] bytes) {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
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
                    find(message, "text/plain").orElse(""),
                    new CidImageResolver(message)
                            .inlineImages(find(message, "text/html").orElse("")),
                    new String(bytes, StandardCharsets.UTF_8));
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("mail " + id + " cannot be read", e);
        }
    }

    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                Optional<String> found = find(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}

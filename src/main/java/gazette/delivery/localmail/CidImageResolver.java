package gazette.delivery.localmail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The pictures in a mail, by their Content-ID.
final class CidImageResolver {
    private final Map<String, String> addresses = new LinkedHashMap<>();

    CidImageResolver(Part mail) throws MessagingException, IOException {
        collect(mail);
    }

    /// HTML that shows them without the mail around it.
    String inlineImages(String html) {
        String shown = html;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            shown = shown.replace("\"cid:" + address.getKey() + "\"", "\"" + address.getValue() + "\"");
        }
        return shown;
    }

    private void collect(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i));
            }
        }
        if (part.isMimeType("image/*") && part instanceof MimePart picture) {
            byte[] bytes = picture.getInputStream().readAllBytes();
            String type = picture.getContentType().replaceFirst(";.*", "");
            String address = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
            Optional.ofNullable(picture.getContentID())
                    .ifPresent(id -> addresses.put(id.replaceAll("[<>]", ""), address));
        }
    }
}

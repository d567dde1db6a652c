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

/// Finds the images in a mail by their Content-ID (RFC 2392).
final class CidImageResolver {
    private final Map<String, String> addresses = new LinkedHashMap<>();

    CidImageResolver(Part mail) throws MessagingException, IOException {
        collect(mail, 0);
    }

    /// Returns HTML in which `cid:` addresses are replaced by the images themselves, as `data:` addresses.
    String inlineImages(String html) {
        String resolved = html;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            resolved = resolved.replace("\"cid:" + address.getKey() + "\"", "\"" + address.getValue() + "\"");
        }
        return resolved;
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (depth < ReceivedMail.MAX_DEPTH
                && part.isMimeType("multipart/*")
                && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), depth + 1);
            }
        }
        if (part.isMimeType("image/*") && part instanceof MimePart image) {
            byte[] bytes = image.getInputStream().readAllBytes();
            String type = image.getContentType().replaceFirst(";.*", "");
            String address = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
            Optional.ofNullable(image.getContentID())
                    .ifPresent(id -> addresses.put(id.replaceAll("[<>]", ""), address));
        }
    }
}

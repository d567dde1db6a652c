package gazette.delivery.dkim;

import gazette.delivery.mime.DkimCanonicalization;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Fills in messages of a template and signs them with each key (RFC 6376): relaxed/relaxed, and without times, so
/// that the same message always has the same signature. Used by one thread at a time.
public final class DkimSigner {
    private static final int LINE_WIDTH = 72;

    private final List<DkimKeySigner> keySigners;

    DkimSigner(List<DkimKeySigner> keySigners) {
        this.keySigners = keySigners;
    }

    /// Returns one recipient's message with a DKIM-Signature field for each key on top.
    ///
    /// @throws IllegalArgumentException for values that [MimeTemplate#message] refuses
    public byte[] signedMessage(MimeTemplate template, RecipientValues to) {
        List<byte[]> message = template.messageParts(to);
        if (keySigners.isEmpty()) {
            return MimeTemplate.join(message);
        }
        byte[] header = message.getFirst();
        byte[] relaxed = DkimCanonicalization.header(Arrays.copyOf(header, header.length - 2));
        String bodyHash = base64(digest(template, message));
        var signedMessage = new ArrayList<byte[]>(keySigners.size() + message.size());
        for (DkimKeySigner keySigner : keySigners) {
            signedMessage.add(field(keySigner, template.fieldNames(), bodyHash, relaxed));
        }
        signedMessage.addAll(message);
        return MimeTemplate.join(signedMessage);
    }

    /// Digests the body. Its beginning, which is the same for all, was digested once for all messages.
    private static byte[] digest(MimeTemplate template, List<byte[]> message) {
        MessageDigest digest = template.bodyDigest();
        message.subList(2, message.size()).forEach(digest::update);
        return digest.digest();
    }

    private static byte[] field(DkimKeySigner keySigner, List<String> names, String bodyHash, byte[] header) {
        String unsigned = "DKIM-Signature: v=1; a="
                + keySigner.key().algorithm().word() + "-sha256; c=relaxed/relaxed;\r\n"
                + " d=" + keySigner.key().domain() + "; s=" + keySigner.key().selector() + ";\r\n"
                + " h=" + list(names) + ";\r\n"
                + " bh=" + bodyHash + ";\r\n"
                + " b=";
        byte[] relaxed = DkimCanonicalization.header(unsigned.getBytes(StandardCharsets.US_ASCII));
        String signature = base64(keySigner.sign(header, relaxed));
        return (unsigned + folded(signature) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// Lists the signed fields in their order. From and Subject are named once more than they occur, so that one that
    /// is added on the way breaks the signature (RFC 6376 section 8.15).
    private static String list(List<String> names) {
        var list = new StringBuilder();
        int width = 3;
        for (String name : names) {
            if (width + name.length() > LINE_WIDTH) {
                list.append("\r\n  ");
                width = 2;
            }
            list.append(name).append(':');
            width += name.length() + 1;
        }
        return list.append("\r\n  From:Subject").toString();
    }

    private static String folded(String base64) {
        var lines = new StringBuilder(base64.length() + base64.length() / 16);
        for (int at = 0; at < base64.length(); at += LINE_WIDTH) {
            lines.append(at == 0 ? "" : "\r\n  ").append(base64, at, Math.min(at + LINE_WIDTH, base64.length()));
        }
        return lines.toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

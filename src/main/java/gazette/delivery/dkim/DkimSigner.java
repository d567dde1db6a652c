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

/// Writes a plate's letters and signs them with each of its keys: relaxed/relaxed, without times, so that the same
/// letter always has the same signature (RFC 6376). Used by one thread at a time.
public final class DkimSigner {
    private static final int WIDTH = 72;

    private final List<DkimKeySigner> seals;

    DkimSigner(List<DkimKeySigner> seals) {
        this.seals = seals;
    }

    /// One reader's letter, signed: a DKIM-Signature field for each key, on top of the letter.
    ///
    /// @throws IllegalArgumentException for what [MimeTemplate#letter] refuses
    public byte[] letter(MimeTemplate template, RecipientValues to) {
        List<byte[]> pieces = template.pieces(to);
        if (seals.isEmpty()) {
            return MimeTemplate.join(pieces);
        }
        byte[] header = pieces.getFirst();
        byte[] signed = DkimCanonicalization.header(Arrays.copyOf(header, header.length - 2));
        String bodyHash = base64(digest(template, pieces));
        var letter = new ArrayList<byte[]>(seals.size() + pieces.size());
        for (DkimKeySigner keySigner : seals) {
            letter.add(field(keySigner, template.fieldNames(), bodyHash, signed));
        }
        letter.addAll(pieces);
        return MimeTemplate.join(letter);
    }

    /// The body's digest; that of its constant beginning was made once for all letters.
    private static byte[] digest(MimeTemplate template, List<byte[]> pieces) {
        MessageDigest digest = template.bodyDigest();
        pieces.subList(2, pieces.size()).forEach(digest::update);
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

    /// What is signed, in the letter's order. A second From or Subject would be the one that is shown: each is named
    /// once more than it is there, so that an added one breaks the signature (RFC 6376 section 8.15).
    private static String list(List<String> names) {
        var list = new StringBuilder();
        int width = 3;
        for (String name : names) {
            if (width + name.length() > WIDTH) {
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
        for (int at = 0; at < base64.length(); at += WIDTH) {
            lines.append(at == 0 ? "" : "\r\n  ").append(base64, at, Math.min(at + WIDTH, base64.length()));
        }
        return lines.toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

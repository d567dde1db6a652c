package gazette.delivery.mime;

import gazette.render.mail.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/// An edition encoded once, as a printing plate: header and body of its letters (RFC 5322, 2045) as constant bytes,
/// with slots for what differs from reader to reader. Immutable.
///
/// Its bytes are frozen with an issue, so that a letter written again after a crash, or by a later version of this
/// program, is the same letter: no clock, no chance. They are text: constants and the names of slots in turn, parted by
/// NUL, which no mail can hold.
public final class MimeTemplate {
    static final char PART = '\0';
    private static final String FORMAT_HEADER = "plate 1 ";

    private final byte[] serialized;
    private final int tokenLength;
    private final List<TemplatePart> head;
    private final List<TemplatePart> body;
    private final List<String> fieldNames;
    private final MessageDigest bodyDigest;

    private MimeTemplate(byte[] frozen, int tokenLength, List<TemplatePart> parts) {
        int body = parts.indexOf(new TemplatePart.Body());
        this.serialized = frozen;
        this.tokenLength = tokenLength;
        this.head = List.copyOf(parts.subList(0, body));
        this.body = List.copyOf(parts.subList(body + 1, parts.size()));
        List<byte[]> sample = pieces(new RecipientValues("", "a@b", "a", "a".repeat(tokenLength)));
        this.fieldNames = fieldNames(sample.getFirst());
        this.bodyDigest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), sample.get(1));
        checkBody(join(sample.subList(1, sample.size())));
    }

    /// Encodes an edition.
    public static MimeTemplate of(CommonHeaders head, RenderedMail renderedMail, TokenPlaceholder slot) {
        return of(head, renderedMail, List.of(), slot);
    }

    /// Encodes an edition with the pictures that it shows.
    public static MimeTemplate of(
            CommonHeaders head, RenderedMail renderedMail, List<InlineImage> enclosures, TokenPlaceholder slot) {
        String encoded = new MimeEncoder(slot).encode(head, renderedMail, enclosures);
        return read((FORMAT_HEADER + slot.length() + PART + encoded).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a plate's bytes.
    ///
    /// @throws IllegalArgumentException if they are none that this version knows
    public static MimeTemplate read(byte[] frozen) {
        var parts = new ArrayList<TemplatePart>();
        int begin = next(frozen, 0);
        String form = new String(frozen, 0, begin, StandardCharsets.UTF_8);
        if (!form.startsWith(FORMAT_HEADER)) {
            throw new IllegalArgumentException("these are not the bytes of a plate that this version knows");
        }
        boolean slot = false;
        while (begin < frozen.length) {
            int end = next(frozen, begin + 1);
            byte[] part = Arrays.copyOfRange(frozen, begin + 1, end);
            parts.add(slot ? TemplatePart.slot(part) : new TemplatePart.Constant(part));
            slot = !slot;
            begin = end;
        }
        return new MimeTemplate(frozen.clone(), Integer.parseInt(form.substring(FORMAT_HEADER.length())), parts);
    }

    /// The plate as it is frozen with an issue.
    public byte[] bytes() {
        return serialized.clone();
    }

    /// One reader's letter, not signed: CRLF throughout, no line beginning with a dot, none longer than 998 octets.
    ///
    /// @throws IllegalArgumentException if the token is not as long as its slot, or a word breaks its header field
    public byte[] letter(RecipientValues to) {
        return join(pieces(to));
    }

    /// One reader's letter in pieces: first the whole header with its empty line, then the body's constant beginning.
    public List<byte[]> pieces(RecipientValues to) {
        var values = TemplateValues.of(to, tokenLength);
        var pieces = new ArrayList<byte[]>(body.size() + 1);
        pieces.add(join(filled(head, values)));
        pieces.addAll(filled(body, values));
        return pieces;
    }

    /// The names of all header fields, in the letter's order.
    public List<String> fieldNames() {
        return fieldNames;
    }

    /// A digest (SHA-256) that has read the body's constant beginning.
    public MessageDigest bodyDigest() {
        try {
            return (MessageDigest) bodyDigest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] join(List<byte[]> pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        var joined = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }

    private static List<byte[]> filled(List<TemplatePart> parts, TemplateValues values) {
        var filled = new ArrayList<byte[]>(parts.size());
        for (TemplatePart part : parts) {
            filled.add(part.bytesFor(values));
        }
        return filled;
    }

    /// What is sent is what is digested, so that letters need no second pass.
    private static void checkBody(byte[] body) {
        if (!Arrays.equals(body, DkimCanonicalization.body(body))) {
            throw new IllegalArgumentException("the plate's body is not in the form that is signed");
        }
    }

    private static List<String> fieldNames(byte[] header) {
        List<String> names = new String(header, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != ' ')
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("a header field stands twice: " + names);
        }
        return names;
    }

    private static int next(byte[] frozen, int from) {
        int at = from;
        while (at < frozen.length && frozen[at] != PART) {
            at++;
        }
        return at;
    }
}

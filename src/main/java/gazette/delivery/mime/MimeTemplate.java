package gazette.delivery.mime;

import gazette.render.mail.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/// Holds a mail that is encoded once for all its recipients: header and body (RFC 5322, 2045) as constant bytes, with
/// slots for what differs from recipient to recipient. Immutable.
///
/// Its bytes are stored with an issue, so that a message written again after a crash, or by a later version of this
/// program, is the same to the byte. So nothing in it depends on the time or on chance. The bytes are text: constants
/// and the names of slots in turn, separated by NUL, which no mail can contain.
///
/// For example, `…\r\n` NUL `to` NUL `Subject: News\r\n…` has the constant before the header To, a slot for To, and
/// the constant after it.
public final class MimeTemplate {
    static final char SEPARATOR = '\0';
    private static final String FORMAT_HEADER = "plate 1 ";

    private final byte[] serialized;
    private final int tokenLength;
    private final List<TemplatePart> header;
    private final List<TemplatePart> body;
    private final List<String> fieldNames;
    private final MessageDigest bodyDigest;

    private MimeTemplate(byte[] serialized, int tokenLength, List<TemplatePart> parts) {
        int bodyIndex = parts.indexOf(new TemplatePart.Body());
        this.serialized = serialized;
        this.tokenLength = tokenLength;
        this.header = List.copyOf(parts.subList(0, bodyIndex));
        this.body = List.copyOf(parts.subList(bodyIndex + 1, parts.size()));
        List<byte[]> sample = messageParts(new RecipientValues("", "a@b", "a", "a".repeat(tokenLength)));
        this.fieldNames = fieldNames(sample.getFirst());
        this.bodyDigest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), sample.get(1));
        checkBody(join(sample.subList(1, sample.size())));
    }

    /// Encodes a mail.
    public static MimeTemplate of(CommonHeaders head, RenderedMail renderedMail, TokenPlaceholder token) {
        return of(head, renderedMail, List.of(), token);
    }

    /// Encodes a mail with the images that it shows.
    public static MimeTemplate of(
            CommonHeaders head, RenderedMail renderedMail, List<InlineImage> images, TokenPlaceholder token) {
        String encoded = new MimeTemplateBuilder(token, renderedMail.slots()).encode(head, renderedMail, images);
        return read((FORMAT_HEADER + token.length() + SEPARATOR + encoded).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a template from its bytes.
    ///
    /// @throws IllegalArgumentException if this version does not know their format
    public static MimeTemplate read(byte[] serialized) {
        var parts = new ArrayList<TemplatePart>();
        int begin = endOfPart(serialized, 0);
        String format = new String(serialized, 0, begin, StandardCharsets.UTF_8);
        if (!format.startsWith(FORMAT_HEADER)) {
            throw new IllegalArgumentException("these are not the bytes of a mail template that this version knows");
        }
        boolean isSlot = false;
        while (begin < serialized.length) {
            int end = endOfPart(serialized, begin + 1);
            byte[] part = Arrays.copyOfRange(serialized, begin + 1, end);
            parts.add(isSlot ? TemplatePart.slot(part) : new TemplatePart.Constant(part));
            isSlot = !isSlot;
            begin = end;
        }
        return new MimeTemplate(serialized.clone(), Integer.parseInt(format.substring(FORMAT_HEADER.length())), parts);
    }

    /// Returns the bytes that are stored with an issue.
    public byte[] bytes() {
        return serialized.clone();
    }

    /// Returns one recipient's message, not signed. All lines end in CRLF, none begins with a dot or has more than 998
    /// bytes.
    ///
    /// @throws IllegalArgumentException if the token is not as long as its slot, or a value would break its header
    ///     field
    public byte[] message(RecipientValues to) {
        return join(messageParts(to));
    }

    /// Returns one recipient's message in parts: first the whole header with its empty line, then the beginning of the
    /// body, which is the same for all, then the rest.
    public List<byte[]> messageParts(RecipientValues to) {
        var values = TemplateValues.of(to, tokenLength);
        var message = new ArrayList<byte[]>(body.size() + 1);
        message.add(join(filled(header, values)));
        message.addAll(filled(body, values));
        return message;
    }

    /// Returns the names of all header fields, in order.
    public List<String> fieldNames() {
        return fieldNames;
    }

    /// Returns a SHA-256 digest that has already read the beginning of the body that is the same for all.
    public MessageDigest bodyDigest() {
        try {
            return (MessageDigest) bodyDigest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the parts as one array.
    public static byte[] join(List<byte[]> parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
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

    /// If the body is already in its relaxed form, it can be digested as it is sent.
    private static void checkBody(byte[] body) {
        if (!Arrays.equals(body, DkimCanonicalization.body(body))) {
            throw new IllegalArgumentException("the body of the template is not in the form that is signed");
        }
    }

    private static List<String> fieldNames(byte[] header) {
        List<String> names = new String(header, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != ' ')
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("a header field occurs twice: " + names);
        }
        return names;
    }

    private static int endOfPart(byte[] serialized, int from) {
        int at = from;
        while (at < serialized.length && serialized[at] != SEPARATOR) {
            at++;
        }
        return at;
    }
}

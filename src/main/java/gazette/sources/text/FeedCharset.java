package gazette.sources.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decodes the bytes of a feed or a page. What the bytes themselves show counts more than what is declared: a byte
/// order
/// mark, then UTF-8 if they are valid, then the charset of HTTP, the XML declaration or `<meta>`, then windows-1252, in
/// which any bytes are valid.
public final class FeedCharset {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED = Pattern.compile(
            "(?:<\\?xml[^>]{0,200}?encoding|(?i:<meta)\\s[^>]{0,200}?(?i:charset))\\s*=\\s*[\"']?([^\"'\\s/>;]{1,40})");
    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final int PROLOGUE = 1024;
    private static final char REPLACEMENT = '\ufffd';

    private FeedCharset() {}

    /// Decodes bytes.
    ///
    /// @param contentType the header field of that name (RFC 9110), if the bytes came with one
    public static String decode(byte[] bytes, Optional<String> contentType) {
        return marked(bytes)
                .or(() -> utf8(bytes).filter(text -> text.indexOf('\0') < 0))
                .filter(text -> !isIso2022(text))
                .or(() -> unmarked16(bytes))
                .or(() -> named(bytes, contentType))
                .or(() -> mostlyUtf8(bytes))
                .orElseGet(() -> new String(bytes, WINDOWS_1252));
    }

    private static Optional<String> marked(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16));
        }
        return Optional.empty();
    }

    private static Optional<String> unmarked16(byte[] bytes) {
        if (begins(bytes, '<', 0)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
        }
        return begins(bytes, 0, '<') ? Optional.of(new String(bytes, StandardCharsets.UTF_16BE)) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i == bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /// ISO-2022-JP is valid ASCII; its escape sequences give it away.
    private static boolean isIso2022(String text) {
        return text.contains("\u001b$") || text.contains("\u001b(");
    }

    private static Optional<String> named(byte[] bytes, Optional<String> contentType) {
        String prologue = new String(bytes, 0, Math.min(bytes.length, PROLOGUE), StandardCharsets.ISO_8859_1);
        return contentType
                .flatMap(type -> label(HEADER.matcher(type)))
                .flatMap(charset -> strict(bytes, charset))
                .or(() -> label(DECLARED.matcher(prologue))
                        .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                        .map(charset -> new String(bytes, charset)));
    }

    /// Returns the charset that a label means on the web, where the name of an older charset means its successor.
    private static Optional<Charset> label(Matcher label) {
        if (!label.find()) {
            return Optional.empty();
        }
        String name = label.group(1).toLowerCase(Locale.ROOT);
        String effective = switch (name) {
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese" -> "GB18030";
            case "iso-8859-1", "latin1", "us-ascii", "ascii", "iso8859-1" -> "windows-1252";
            case "shift_jis", "sjis", "x-sjis" -> "windows-31j";
            case "euc-kr", "ks_c_5601-1987" -> "x-windows-949";
            case "big5" -> "Big5-HKSCS";
            case "iso-8859-9" -> "windows-1254";
            default -> name;
        };
        // Bytes that are really UTF-16 have been read by now.
        boolean impossible = effective.startsWith("utf-16") || effective.startsWith("utf-32");
        return impossible ? Optional.empty() : charset(effective);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A string decodes UTF-8 faster than a decoder does, but hides errors behind a replacement character.
    private static Optional<String> utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : strict(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// A few broken characters, or one cut off at the end, do not mean another charset.
    private static Optional<String> mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == REPLACEMENT).count();
        long valid = text.chars().filter(c -> c > 0x7f && c != REPLACEMENT).count();
        return valid > broken ? Optional.of(text) : Optional.empty();
    }
}

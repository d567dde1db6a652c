package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/// Encodes text as values of header fields: ASCII unchanged, all else as encoded-words (RFC 2047) in UTF-8 and base64.
/// The same text gives the same bytes in every version of Java.
final class HeaderValueEncoder {
    private static final String ATOM_CHARACTERS = "!#$%&'*+-/=?^_`{|}~ ";
    /// How many bytes one encoded-word holds: it then has 64 characters, which fit after `Subject: `.
    private static final int MAX_ENCODED_BYTES = 39;
    /// Longer words of ASCII could not be folded, so they are encoded.
    private static final int MAX_WORD_LENGTH = 60;

    private HeaderValueEncoder() {}

    /// Returns free text, such as a subject. Control characters become spaces.
    static String of(String text) {
        String line = oneLine(text);
        return isAscii(line) ? line : encoded(line);
    }

    /// Returns a name and an address (a mailbox, RFC 5322 section 3.4).
    ///
    /// @param name may be empty; control characters become spaces
    static String mailbox(String name, String address) {
        String phrase = phrase(oneLine(name));
        return phrase.isEmpty() ? checked(address) : phrase + " <" + checked(address) + ">";
    }

    private static String phrase(String name) {
        if (!isAscii(name)) {
            return encoded(name);
        }
        if (name.chars().allMatch(HeaderValueEncoder::isAtom)) {
            return name;
        }
        return '"' + name.replace("\"", "\\\"") + '"';
    }

    /// With one of these characters it would be two addresses, or none.
    private static String checked(String address) {
        for (int i = 0; i < address.length(); i++) {
            if ("<>,;:\" ".indexOf(address.charAt(i)) >= 0) {
                throw new IllegalArgumentException("an address holds '" + address.charAt(i) + "'");
            }
        }
        return address;
    }

    private static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i);
            if (c != ' ' || (!line.isEmpty() && line.charAt(line.length() - 1) != ' ')) {
                line.append(c);
            }
        }
        return line.toString().strip();
    }

    private static boolean isAscii(String line) {
        int word = 0;
        for (int i = 0; i < line.length(); i++) {
            word = line.charAt(i) == ' ' ? 0 : word + 1;
            if (line.charAt(i) > '~' || word > MAX_WORD_LENGTH) {
                return false;
            }
        }
        // Text that looks like an encoded-word would be decoded, and some programs take a backslash before a fold for
        // an escape.
        return !line.contains("=?") && line.indexOf('\\') < 0;
    }

    private static boolean isAtom(int c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || ATOM_CHARACTERS.indexOf(c) >= 0;
    }

    private static String encoded(String line) {
        var words = new StringJoiner(" ");
        int begin = 0;
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int size = octets(line.codePointAt(at));
            if (octets + size > MAX_ENCODED_BYTES) {
                words.add(word(line.substring(begin, at)));
                begin = at;
                octets = 0;
            }
            octets += size;
            at += Character.charCount(line.codePointAt(at));
        }
        return words.add(word(line.substring(begin))).toString();
    }

    private static int octets(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static String word(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
    }
}

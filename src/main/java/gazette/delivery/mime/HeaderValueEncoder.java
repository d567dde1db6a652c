package gazette.delivery.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/// Words of people as values of header fields: ASCII as it is, all else as encoded-words (RFC 2047), always in UTF-8
/// and base64. The same words give the same bytes in every version of Java.
final class HeaderValueEncoder {
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~ ";
    /// Octets of one encoded-word: with what surrounds them, 64 characters, which fit behind `Subject: `.
    private static final int ENCODED = 39;
    /// A longer word of ASCII could not be folded.
    private static final int LONGEST_WORD = 60;

    private HeaderValueEncoder() {}

    /// Free text, such as a subject. Control characters become spaces.
    static String of(String text) {
        String line = oneLine(text);
        return isAscii(line) ? line : encoded(line);
    }

    /// A mailbox (RFC 5322 section 3.4).
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

    /// An address with one of these would be two, or none.
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
            if (line.charAt(i) > '~' || word > LONGEST_WORD) {
                return false;
            }
        }
        // An encoded-word would be decoded, and some readers take a backslash before a fold for an escape.
        return !line.contains("=?") && line.indexOf('\\') < 0;
    }

    private static boolean isAtom(int c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || ATOM.indexOf(c) >= 0;
    }

    private static String encoded(String line) {
        var words = new StringJoiner(" ");
        int begin = 0;
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int size = octets(line.codePointAt(at));
            if (octets + size > ENCODED) {
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

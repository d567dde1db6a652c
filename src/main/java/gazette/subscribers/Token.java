package gazette.subscribers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a link in a letter may do: one purpose, for one reader on one list. Signed with the workspace's key.
///
/// @param reader the reader's public id
/// @param list the list's id; of a bounce, the issue's
public record Token(Purpose purpose, String reader, long list) {
    private static final int READER = 16;
    private static final int CODE = 26;
    private static final Pattern FORM = Pattern.compile("([a-z])1-([0-9]{1,18})-([a-z2-7]{16})-([a-z2-7]{26})");

    /// What a token is good for; the letter stands in it.
    public enum Purpose {
        UNSUBSCRIBE('u'),
        CONFIRM('c'),
        BOUNCE('b');

        private final char letter;

        Purpose(char letter) {
            this.letter = letter;
        }
    }

    /// How long every reader's token for a list is, in characters.
    public static int length(long list) {
        return ("u1-" + list + "-").length() + READER + 1 + CODE;
    }

    /// The token as it stands in a link: letters, digits and hyphens.
    public String signed(SecretKey key) {
        return purpose.letter + "1-" + list + "-" + reader + "-" + code(key);
    }

    /// Reads a token of a purpose; empty if it is not ours, whatever is wrong with it.
    public static Optional<Token> verify(String written, Purpose purpose, SecretKey key) {
        var form = FORM.matcher(written);
        if (!form.matches() || form.group(1).charAt(0) != purpose.letter) {
            return Optional.empty();
        }
        var token = new Token(purpose, form.group(3), Long.parseLong(form.group(2)));
        return equal(token.code(key), form.group(4)) ? Optional.of(token) : Optional.empty();
    }

    private String code(SecretKey key) {
        return key.code("token", purpose.letter, list, reader);
    }

    /// In constant time, so that a guess learns nothing from the answer's delay.
    private static boolean equal(String ours, String theirs) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.US_ASCII));
    }
}

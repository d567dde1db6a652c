package gazette.accounts;

import gazette.text.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/// Makes the codes that let in whoever has lost the phone: ten, each good once, 80 bits each.
public final class RecoveryCode {
    private static final int CODES = 10;
    private static final int BYTES = 10;

    private RecoveryCode() {}

    /// Returns new codes, as people write them down: `abcd-efgh-ijkl-mnop`.
    public static List<String> fresh() {
        return Stream.generate(RecoveryCode::one).limit(CODES).toList();
    }

    /// Returns what the database keeps of a code.
    ///
    /// @param typed with or without hyphens, in any case
    public static String hash(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l');
        return Sha256.hex("recovery " + letters.replaceAll("[^a-z2-7]", ""));
    }

    private static String one() {
        String letters = new Base32().encodeAsString(SecretToken.bytes(BYTES)).toLowerCase(Locale.ROOT);
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }
}

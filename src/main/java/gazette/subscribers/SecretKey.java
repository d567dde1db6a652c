package gazette.subscribers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// The workspace's key for HMAC-SHA-256 (RFC 2104). Made once; every link ever mailed depends on it.
public final class SecretKey {
    private static final int BYTES = 32;

    /// Ready to begin a code; each one begins with a copy.
    private final Mac beginning;

    /// A key of known bytes.
    public SecretKey(byte[] key) {
        try {
            beginning = Mac.getInstance("HmacSHA256");
            beginning.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads `secret.key` in the data folder, and makes it at the first time, readable by its owner alone.
    public static SecretKey in(Path data) {
        Path file = data.resolve("secret.key");
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return new SecretKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A code for a message, in 26 characters of lower-case base32 (130 bits).
    ///
    /// @param purpose keeps codes for one use from being good for another
    public String code(String purpose, Object... message) {
        try {
            Mac mac = (Mac) beginning.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (Object part : message) {
                mac.update((byte) 0);
                mac.update(part.toString().getBytes(StandardCharsets.UTF_8));
            }
            String text = new Base32().encodeAsString(mac.doFinal());
            return text.substring(0, 26).toLowerCase(Locale.ROOT);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Path draft = Files.createTempFile(
                file.getParent(),
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.SYNC);
        try {
            // A link fails where a file already is, so that two processes starting at once agree on one key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process was first; its key counts.
        } finally {
            Files.delete(draft);
        }
    }
}

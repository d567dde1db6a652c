package gazette.press.accounts;

import gazette.accounts.PasswordRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id (RFC 9106), one at a time in the process, since each takes 19 MiB meanwhile.
///
/// A hash is written as others write it: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`. Decision 0063 says why these
/// parameters.
final class PasswordHasher {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final long WAIT_SECONDS = 20;
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);
    private static final SecureRandom RANDOM = new SecureRandom();
    /// What names without a password are compared with, so that they take as long.
    private static final String NOBODYS = PREFIX + base64(new byte[SALT_BYTES]) + "$" + base64(new byte[HASH_BYTES]);

    private PasswordHasher() {}

    /// Thrown when so many passwords wait that the answer would take too long.
    static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BusyException() {
            super("too many passwords are being checked");
        }
    }

    /// Returns the hash of a new password, with a salt of its own.
    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build();
        return PREFIX + base64(salt) + "$" + base64(argon2(password, parameters));
    }

    /// Returns whether a password is the one of a hash, which says by what parameters it was made. Takes as long if
    /// there is no hash.
    static boolean verify(String password, Optional<String> hash) {
        Matcher parts = FORM.matcher(hash.orElse(NOBODYS));
        if (!parts.matches()) {
            throw new IllegalStateException("the database has a password's hash that is none of Argon2id");
        }
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(Integer.parseInt(parts.group(1)))
                .withIterations(Integer.parseInt(parts.group(2)))
                .withParallelism(Integer.parseInt(parts.group(3)))
                .withSalt(Base64.getDecoder().decode(parts.group(4)))
                .build();
        byte[] ours = argon2(password, parameters);
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts.group(5)), ours) && hash.isPresent();
    }

    private static byte[] argon2(String password, Argon2Parameters parameters) {
        byte[] typed = PasswordRules.normal(password).getBytes(StandardCharsets.UTF_8);
        acquire();
        try {
            // It lets go of its memory as soon as it has answered.
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(typed, hash);
            return hash;
        } finally {
            ONE_AT_A_TIME.release();
            Arrays.fill(typed, (byte) 0);
        }
    }

    private static void acquire() {
        try {
            if (!ONE_AT_A_TIME.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}

package gazette.subscribers.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.subscribers.keys.SignedToken.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The tokens in links, and the keys that sign them.
class SignedTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:30Z");
    private static final String PUBLIC_ID = "abcdefghijklmnop";
    private static final KeyRing KEYS = new KeyRing(List.of(new HmacKey("1", new byte[32])), List.of());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aTokenIsValidForItsPurposeOnly(Purpose purpose) {
        SignedToken token = token(purpose);
        String signed = token.signed(KEYS.signingKey());

        for (Purpose other : Purpose.values()) {
            assertThat(verify(other, signed)).isEqualTo(other == purpose ? Optional.of(token) : Optional.empty());
            String renamed = token(other).signed(KEYS.signingKey()).charAt(0) + signed.substring(1);
            assertThat(verify(other, renamed).isPresent()).as(renamed).isEqualTo(other == purpose);
        }
    }

    @Test
    void aTokenOfAnotherKeyIsInvalid() {
        var other = new KeyRing(List.of(new HmacKey("1", new byte[] {1})), List.of());
        assertThat(SignedToken.verify(
                        token(Purpose.UNSUBSCRIBE).signed(KEYS.signingKey()), Purpose.UNSUBSCRIBE, other, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noneOfTenThousandMutatedTokensIsValid(Purpose purpose) {
        String signed = token(purpose).signed(KEYS.signingKey());
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String mutated = mutated(signed, random);
            assertThat(SignedToken.verify(mutated, purpose, KEYS, NOW))
                    .as(mutated)
                    .isEmpty();
        }
    }

    @Test
    void aLinkToPreferencesExpiresAfterAQuarterOfAnHour() {
        String signed = token(Purpose.PREFERENCES).signed(KEYS.signingKey());

        assertThat(SignedToken.verify(signed, Purpose.PREFERENCES, KEYS, NOW.plusSeconds(15 * 60)))
                .isPresent();
        assertThat(SignedToken.verify(signed, Purpose.PREFERENCES, KEYS, NOW.plusSeconds(16 * 60)))
                .isEmpty();
    }

    @Test
    void everyLastingTokenOfAListIsAsLongAsItsSlot() throws IOException {
        var file = new KeyFile(folder);
        String first = new SignedToken(Purpose.UNSUBSCRIBE, PUBLIC_ID, 12)
                .signed(file.read().signingKey());
        file.add();
        String second = new SignedToken(Purpose.UNSUBSCRIBE, PUBLIC_ID, 12)
                .signed(file.read().signingKey());

        assertThat(List.of(first, second)).allMatch(token -> token.length() == SignedToken.length(12));
    }

    @Test
    void aNewKeySignsAndOldLinksStayValid() {
        var file = new KeyFile(folder);
        KeyRing before = file.read();
        String old = token(Purpose.UNSUBSCRIBE).signed(before.signingKey());
        assertThat(file.add()).isEqualTo("2");
        KeyRing after = file.read();

        assertThat(after.signingKey().id()).isEqualTo("2");
        assertThat(SignedToken.verify(old, Purpose.UNSUBSCRIBE, after, NOW)).isPresent();
        assertThat(token(Purpose.UNSUBSCRIBE).signed(after.signingKey()))
                .startsWith("u2-")
                .isNotEqualTo(old);
        assertThat(token(Purpose.UNSUBSCRIBE).signed(after.byIdOrSigningKey("1")))
                .as("a message that is written again after a rotation")
                .isEqualTo(old);
        assertThat(after.stableHmac("message-id", 1, 2))
                .as("ids of messages do not change")
                .isEqualTo(before.stableHmac("message-id", 1, 2));
    }

    @Test
    void theLinksOfARetiredKeyAreInvalid() {
        var file = new KeyFile(folder);
        String old = token(Purpose.UNSUBSCRIBE).signed(file.read().signingKey());
        file.add();
        file.retire("1");

        assertThat(SignedToken.verify(old, Purpose.UNSUBSCRIBE, file.read(), NOW))
                .isEmpty();
        assertThat(file.read().byIdOrSigningKey("1").id()).isEqualTo("2");
    }

    @Test
    void theKeyIsCreatedOnceAndReadableByItsOwnerOnly() throws IOException {
        String code = new KeyFile(folder).read().stableHmac("test", "x");

        assertThat(new KeyFile(folder).read().stableHmac("test", "x"))
                .isEqualTo(code)
                .hasSize(26);
        Path file = folder.resolve("secret.key");
        Object place = Files.getAttribute(file, "unix:ino");
        new KeyFile(folder).add();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(place);
    }

    @Test
    void aDamagedKeyIsNamedWithItsLine() throws IOException {
        var file = new KeyFile(folder);
        file.add();
        Path path = folder.resolve("secret.key");
        Files.writeString(path, Files.readString(path).replace("2 ", "2 x"));

        assertThatThrownBy(file::read).hasMessageContaining("secret.key:2: this is no key");
    }

    private static Optional<SignedToken> verify(Purpose purpose, String written) {
        return SignedToken.verify(written, purpose, KEYS, NOW);
    }

    private static SignedToken token(Purpose purpose) {
        return purpose.validity().isZero()
                ? new SignedToken(purpose, PUBLIC_ID, 7)
                : SignedToken.fresh(purpose, PUBLIC_ID, 7, NOW);
    }

    /// Returns another text than the token: a character changed, left out, doubled or added, two swapped, a part in
    /// capitals.
    private static String mutated(String signed, Random random) {
        int at = random.nextInt(signed.length());
        char any = (char) (' ' + random.nextInt(95));
        var text = new StringBuilder(signed);
        switch (random.nextInt(7)) {
            case 0 -> text.setCharAt(at, any);
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, any);
            case 3 -> text.insert(at, text.charAt(at));
            case 4 -> text.insert(at, '0');
            case 5 -> text.replace(at, signed.length(), signed.substring(at).toUpperCase(Locale.ROOT));
            default ->
                text.insert(random.nextInt(signed.length()), text.charAt(at)).deleteCharAt(at);
        }
        String mutated = text.toString();
        return mutated.equals(signed) ? mutated + any : mutated;
    }
}

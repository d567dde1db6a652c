package gazette.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
    private static final TotpSecret RFC =
            new TotpSecret(new Base32().encodeAsString("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    /// RFC 6238, appendix B, the columns of SHA-1, of whose eight digits apps show the last six.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheRfc(long second, String code) {
        assertThat(RFC.codeAt(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = RFC.codeAt(NOW);
        long step = RFC.verify(code, 0, NOW).orElseThrow();
        assertThat(RFC.verify(code, step, NOW)).isEmpty();
    }

    @Test
    void aPhoneMayBeHalfAMinuteOff() {
        assertThat(RFC.verify(RFC.codeAt(NOW.minusSeconds(30)), 0, NOW)).isPresent();
        assertThat(RFC.verify(RFC.codeAt(NOW.plusSeconds(30)), 0, NOW)).isPresent();
        assertThat(RFC.verify(RFC.codeAt(NOW.minusSeconds(60)), 0, NOW)).isEmpty();
        assertThat(RFC.verify(RFC.codeAt(NOW.plusSeconds(60)), 0, NOW)).isEmpty();
    }

    @Test
    void aCodeMayBeTypedAsAppsShowIt() {
        String code = RFC.codeAt(NOW);
        assertThat(RFC.verify(" " + code.substring(0, 3) + " " + code.substring(3) + "\n", 0, NOW))
                .isPresent();
        assertThat(RFC.verify("", 0, NOW)).isEmpty();
        assertThat(RFC.verify("abcdef", 0, NOW)).isEmpty();
    }

    @Test
    void anAppReadsTheAddress() {
        assertThat(new TotpSecret("JBSWY3DPEHPK3PXP").uri("The Lamp & Light", "Zoë"))
                .isEqualTo("otpauth://totp/The%20Lamp%20%26%20Light:Zo%C3%AB?secret=JBSWY3DPEHPK3PXP"
                        + "&issuer=The%20Lamp%20%26%20Light");
    }

    @Test
    void eachSecretIsNew() {
        assertThat(TotpSecret.fresh().base32())
                .hasSize(32)
                .isNotEqualTo(TotpSecret.fresh().base32());
    }
}

package gazette.press.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    /// RFC 9106, section 5.3: the library is the one of the RFC.
    @Test
    void theLibraryComputesTheVectorOfTheRfc() {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(bytes("02".repeat(16)))
                .withSecret(bytes("03".repeat(8)))
                .withAdditional(bytes("04".repeat(12)))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(bytes("01".repeat(32)), tag);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @Test
    void onlyThePasswordItselfIsRight() {
        String hash = PasswordHasher.hash("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHasher.verify("correct horse battery", Optional.of(hash)))
                .isTrue();
        assertThat(PasswordHasher.verify("correct horse batterY", Optional.of(hash)))
                .isFalse();
        assertThat(PasswordHasher.verify("correct horse battery", Optional.empty()))
                .isFalse();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

package gazette.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/// The examples of RFC 6376.
class DkimCanonicalizationTest {
    /// Section 3.4.5.
    @Test
    void theExamplesOfTheStandardAreReproduced() {
        assertThat(header("A: X\r\nB : Y\t\r\n\tZ  \r\n")).isEqualTo("a:X\r\nb:Y Z\r\n");
        assertThat(body(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
    }

    /// Section 3.4.4, and the digest of an empty body there.
    @Test
    void anEmptyBodyStaysEmpty() {
        assertThat(body("")).isEmpty();
        assertThat(body(" \r\n\t\r\n")).isEmpty();
        assertThat(Base64.getEncoder().encodeToString(DigestUtils.sha256(body(""))))
                .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    /// Appendix A: the message, and the digest of its body.
    @Test
    void theMessageOfTheStandardHasItsDigest() {
        String body = "Hi.\r\n\r\nWe lost the game. Are you hungry yet?\r\n\r\nJoe.\r\n";

        assertThat(Base64.getEncoder().encodeToString(DigestUtils.sha256(body(body))))
                .isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
    }

    @Test
    void theLastLineOfABodyIsEnded() {
        assertThat(body("a\r\n\r\nb")).isEqualTo("a\r\n\r\nb\r\n");
        assertThat(body("a\rb\nc")).isEqualTo("a\rb\nc\r\n");
    }

    @Test
    void aFieldKeepsItsColonsAndCapitals() {
        assertThat(header("Subject \t:\r\n Re:  A  B \r\nX:\r\nFrom:a@b\r\n"))
                .isEqualTo("subject:Re: A B\r\nx:\r\nfrom:a@b\r\n");
    }

    private static String header(String fields) {
        return new String(DkimCanonicalization.header(fields.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String body(String body) {
        return new String(DkimCanonicalization.body(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}

package gazette;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/// Checks a login by each mechanism that Gazette knows.
record SmtpAuthVerifier(FaultySmtpServer.Login login, Asking asking) {
    /// Puts a challenge, in base64, and gives the answer.
    interface Asking {
        String ask(String challenge) throws IOException;
    }

    /// @param words the mechanism, and what came with it
    boolean check(String[] words) throws IOException {
        return switch (words[0]) {
            case "PLAIN" -> decoded(words[1]).endsWith("\0" + login.user() + "\0" + login.password());
            case "LOGIN" ->
                decoded(asking.ask(encoded("Username:"))).equals(login.user())
                        && decoded(asking.ask(encoded("Password:"))).equals(login.password());
            case "CRAM-MD5" -> decoded(asking.ask(encoded("<1@fault.example>"))).equals(answer("<1@fault.example>"));
            case "XOAUTH2" ->
                decoded(words[1]).equals("user=" + login.user() + "\001auth=Bearer " + login.password() + "\001\001");
            default -> false;
        };
    }

    private String answer(String challenge) {
        return login.user() + " " + new HmacUtils(HmacAlgorithms.HMAC_MD5, login.password()).hmacHex(challenge);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}

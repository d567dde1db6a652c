package gazette;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/// Checks a login with each mechanism that Gazette supports.
record SmtpAuthVerifier(FaultySmtpServer.Login login, Challenge challenge) {
    /// Sends a challenge in base64 and returns the answer.
    interface Challenge {
        String send(String challenge) throws IOException;
    }

    /// @param words the mechanism and its argument
    boolean check(String[] words) throws IOException {
        return switch (words[0]) {
            case "PLAIN" -> decoded(words[1]).endsWith("\0" + login.user() + "\0" + login.password());
            case "LOGIN" ->
                decoded(challenge.send(encoded("Username:"))).equals(login.user())
                        && decoded(challenge.send(encoded("Password:"))).equals(login.password());
            case "CRAM-MD5" ->
                decoded(challenge.send(encoded("<1@fault.example>"))).equals(answer("<1@fault.example>"));
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

package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Tls;
import gazette.config.Sender;
import gazette.press.ScriptedRelay;
import gazette.press.ScriptedRelay.Script;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a relay's answers come to, and what is said of a relay that cannot be used.
class RelayTest {
    private static final Letter LETTER = new Letter(
            new Sender("Ed, the editor", "editor@example.org"),
            "Bó, 王",
            "bo@example.com",
            Optional.of("answers@example.org"),
            "Subject 主题\r\nBcc: x@example.com",
            "Text\n正文\n",
            "<p>正文</p>",
            "id-1@example.org",
            Instant.parse("2026-11-23T07:00:00Z"),
            List.of(new HeaderField("Precedence", "bulk")));

    @Test
    void theBytesThatAreWrittenAreTheBytesThatArrive() throws Exception {
        byte[] written = LetterWriter.write(LETTER);
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try (var relay = new Relay(relay(server.getSmtp().getPort()))) {
            assertThat(relay.carry("bounces@example.org", "bo@example.com", written))
                    .isInstanceOf(Receipt.Accepted.class);
            var arrived = new ByteArrayOutputStream();
            server.getReceivedMessages()[0].writeTo(arrived);
            assertThat(arrived.toString(StandardCharsets.US_ASCII).stripTrailing())
                    .endsWith(new String(written, StandardCharsets.US_ASCII).stripTrailing());
        } finally {
            server.stop();
        }
    }

    @Test
    void theSameLetterIsAlwaysTheSameBytesAndHoldsNoForeignHeader() {
        String written = new String(LetterWriter.write(LETTER), StandardCharsets.US_ASCII);

        assertThat(new String(LetterWriter.write(LETTER), StandardCharsets.US_ASCII))
                .isEqualTo(written);
        assertThat(written).contains("Message-ID: <id-1@example.org>\r\n", "Date: Mon, 23 Nov 2026 07:00:00 +0000\r\n");
        assertThat(written).doesNotContainPattern("(?m)^Bcc:");
        assertThat(ReceivedMail.parse("1", LetterWriter.write(LETTER)).to()).isEqualTo("bo@example.com");
    }

    @Test
    void aControlCharacterInAHeaderFieldIsRefused() {
        assertThatThrownBy(() -> new HeaderField("X", "a\r\nBcc: b"))
                .hasMessageContaining("control or non-ASCII character in header field X");
    }

    @Test
    void aTemporaryRefusalDefersAndAPermanentOneFails() {
        assertThat(carry("451 4.7.1 later", "250 ok")).isEqualTo(new Receipt.Deferred("451 4.7.1 later"));
        assertThat(carry("550 5.1.1 nobody", "250 ok")).isEqualTo(new Receipt.Failed("550 5.1.1 nobody"));
        assertThat(carry("250 ok", "452 4.2.2 full")).isEqualTo(new Receipt.Deferred("452 4.2.2 full"));
        assertThat(carry("250 ok", "554 5.6.0 spam")).isEqualTo(new Receipt.Failed("554 5.6.0 spam"));
        assertThat(carry("250 ok", "250 2.0.0 as 7F")).isEqualTo(new Receipt.Accepted("250 2.0.0 as 7F"));
    }

    @Test
    void aDialogueThatBreaksAtTheDotIsUnknown() {
        assertThat(carry("250 ok", "")).isInstanceOf(Receipt.Unknown.class);
    }

    @Test
    void aRelayThatSaysGoodbyeIsToBeLeftAlone() {
        assertThatThrownBy(() -> carry("421 4.3.2 closing", "250 ok"))
                .isInstanceOf(RelayFault.class)
                .hasMessageContaining("421 4.3.2 closing");
    }

    @Test
    void explainsARelayThatDoesNotAnswer() {
        assertThatThrownBy(() -> new Relay(relay(1)).connect())
                .hasMessageStartingWith("relay 'main' (127.0.0.1:1) does not answer")
                .hasMessageContaining("check 'port'");
    }

    @Test
    void explainsARelayWithoutStartTls() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            var config =
                    new RelayConfig("main", "127.0.0.1", server.getSmtp().getPort(), Tls.STARTTLS, Optional.empty());
            assertThatThrownBy(() -> new Relay(config).connect()).hasMessageContaining("offers no STARTTLS");
        } finally {
            server.stop();
        }
    }

    @Test
    void explainsARefusedLoginWithoutThePassword() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.setUser("ed@example.org", "ed", "right");
        server.start();
        try {
            var config = new RelayConfig(
                    "main",
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    Tls.NONE,
                    Optional.of(new Login("ed", "wrong-password")));
            assertThatThrownBy(() -> new Relay(config).connect())
                    .hasMessageContaining("refused the login of 'ed'")
                    .message()
                    .doesNotContain("wrong-password");
        } finally {
            server.stop();
        }
    }

    @Test
    void explainsACertificateThatNobodyKnows() {
        var server = new GreenMail(ServerSetup.SMTPS.dynamicPort());
        server.start();
        try {
            var config =
                    new RelayConfig("main", "127.0.0.1", server.getSmtps().getPort(), Tls.IMPLICIT, Optional.empty());
            assertThatThrownBy(() -> new Relay(config).connect())
                    .hasMessageContaining("could not be secured")
                    .hasMessageContaining("certificate");
        } finally {
            server.stop();
        }
    }

    private static Receipt carry(String atRecipient, String atDot) {
        var script = new Script() {
            @Override
            public String atRecipient(String recipient) {
                return atRecipient;
            }

            @Override
            public String atDot(int letter) {
                return atDot;
            }
        };
        try (var server = new ScriptedRelay(script);
                var relay = new Relay(relay(server.port()))) {
            return relay.carry("bounces@example.org", "bo@example.com", LetterWriter.write(LETTER));
        }
    }

    private static RelayConfig relay(int port) {
        return new RelayConfig("main", "127.0.0.1", port, Tls.NONE, Optional.empty());
    }
}

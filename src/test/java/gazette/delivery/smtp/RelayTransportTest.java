package gazette.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.config.RelayConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.TestMessages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a relay's replies mean, and how a relay that cannot be used is explained.
class RelayTransportTest {
    private static final byte[] MESSAGE_BYTES =
            "Subject: Bytes\r\n\r\nas they are\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final EnvelopedMessage MESSAGE =
            new EnvelopedMessage("bounces@example.org", "bo@example.com", MESSAGE_BYTES);

    @Test
    void aMessageArrivesByteForByte() throws Exception {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try (var relay = new RelayTransport(relay(server.getSmtp().getPort()))) {
            assertThat(relay.send(MESSAGE, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            var arrived = new ByteArrayOutputStream();
            server.getReceivedMessages()[0].writeTo(arrived);
            assertThat(arrived.toString(StandardCharsets.US_ASCII).stripTrailing())
                    .endsWith(new String(MESSAGE_BYTES, StandardCharsets.US_ASCII).stripTrailing());
        } finally {
            server.stop();
        }
    }

    @Test
    void aTemporaryRefusalDefersAndAPermanentOneFails() {
        assertThat(sendTo("451 4.7.1 later", "250 ok")).isEqualTo(TestMessages.deferred("451 4.7.1 later"));
        assertThat(sendTo("550 5.1.1 nobody", "250 ok")).isEqualTo(TestMessages.failedAtRcpt("550 5.1.1 nobody"));
        assertThat(sendTo("250 ok", "452 4.2.2 full")).isEqualTo(TestMessages.deferred("452 4.2.2 full"));
        assertThat(sendTo("250 ok", "554 5.6.0 spam")).isEqualTo(TestMessages.failed("554 5.6.0 spam"));
        assertThat(sendTo("250 ok", "250 2.0.0 as 7F")).isEqualTo(TestMessages.accepted("250 2.0.0 as 7F"));
    }

    @Test
    void explainsARelayThatDoesNotAnswer() {
        assertThatThrownBy(() -> new RelayTransport(relay(1)).connect())
                .hasMessageStartingWith("relay 'main' (127.0.0.1:1) does not answer")
                .hasMessageContaining("check 'port'");
    }

    @Test
    void whatARelaySaysIsQuotedWithoutControlCharacters() {
        String hostile = "\u001b]0;owned\u0007\u009b2J\u202egpj\u2028";
        assertThat(sendTo("550 5.1.1 no " + hostile + "one", "250 ok"))
                .isEqualTo(TestMessages.failedAtRcpt("550 5.1.1 no ]0;owned 2J gpj one"));
        var greeting = SmtpFaultScript.at(SmtpFaultScript.Stage.CONNECT, new Act.Say("554 go " + hostile + "away"));
        try (var server = new FaultySmtpServer(greeting);
                var relay = new RelayTransport(relay(server.port()))) {
            assertThatThrownBy(relay::connect)
                    .hasMessageContaining("554 go ]0;owned ")
                    .hasMessageMatching("[\\P{C}&&[^\\p{Zl}]]*away");
        }
    }

    private static SendResult sendTo(String atRecipient, String atDot) {
        SmtpFaultScript script = moment -> switch (moment.stage()) {
            case RCPT -> new Act.Say(atRecipient);
            case DOT -> new Act.Say(atDot);
            default -> new Act.Normal();
        };
        try (var server = new FaultySmtpServer(script);
                var relay = new RelayTransport(relay(server.port()))) {
            return relay.send(MESSAGE, SendPermission.ALWAYS);
        }
    }

    private static RelayConfig relay(int port) {
        return RelayConfig.open("main", "127.0.0.1", port);
    }
}

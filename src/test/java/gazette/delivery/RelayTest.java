package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gazette.FaultScript;
import gazette.FaultScript.Act;
import gazette.FaultServer;
import gazette.config.RelayConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a relay's answers come to, and what is said of a relay that cannot be used.
class RelayTest {
    private static final byte[] LETTER = "Subject: Bytes\r\n\r\nas they are\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Parcel PARCEL = new Parcel("bounces@example.org", "bo@example.com", LETTER);

    @Test
    void theBytesThatAreWrittenAreTheBytesThatArrive() throws Exception {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try (var relay = new Relay(relay(server.getSmtp().getPort()))) {
            assertThat(relay.carry(PARCEL, Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            var arrived = new ByteArrayOutputStream();
            server.getReceivedMessages()[0].writeTo(arrived);
            assertThat(arrived.toString(StandardCharsets.US_ASCII).stripTrailing())
                    .endsWith(new String(LETTER, StandardCharsets.US_ASCII).stripTrailing());
        } finally {
            server.stop();
        }
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
    void explainsARelayThatDoesNotAnswer() {
        assertThatThrownBy(() -> new Relay(relay(1)).connect())
                .hasMessageStartingWith("relay 'main' (127.0.0.1:1) does not answer")
                .hasMessageContaining("check 'port'");
    }

    private static Receipt carry(String atRecipient, String atDot) {
        FaultScript script = moment -> switch (moment.stage()) {
            case RCPT -> new Act.Say(atRecipient);
            case DOT -> new Act.Say(atDot);
            default -> new Act.Usual();
        };
        try (var server = new FaultServer(script);
                var relay = new Relay(relay(server.port()))) {
            return relay.carry(PARCEL, Gate.OPEN);
        }
    }

    private static RelayConfig relay(int port) {
        return RelayConfig.open("main", "127.0.0.1", port);
    }
}

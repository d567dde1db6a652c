package gazette.delivery;

import gazette.FaultySmtpServer;
import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Limits;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.ReturnPath;
import gazette.config.RelayConfig.Tls;
import gazette.delivery.smtp.SmtpTimeouts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/// Messages, timeouts, permissions and results that the tests of sending share.
public final class TestMessages {
    public static final SmtpTimeouts SHORT =
            new SmtpTimeouts(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(600));

    /// Is granted after the server has had time to react to the body.
    public static final SendPermission LATE_PERMISSION = () -> {
        try {
            Thread.sleep(100);
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    };

    private static final String LINE = "x".repeat(74) + "\r\n";

    private TestMessages() {}

    public static EnvelopedMessage to(String address) {
        return message(address, 500);
    }

    /// Returns a message that is larger than all the buffers between two processes.
    static EnvelopedMessage huge() {
        return message("a@example.com", 400_000);
    }

    public static RelayConfig relay(FaultySmtpServer server) {
        return RelayConfig.open("main", "127.0.0.1", server.port());
    }

    public static RelayConfig relay(String host, int port, Tls tls, Optional<Login> login) {
        return new RelayConfig(
                "main", host, port, tls, login, Limits.DEFAULTS, ReturnPath.SENDER, false, false, Optional.empty());
    }

    public static FaultySmtpServer.Entry entry(EnvelopedMessage message) {
        return new FaultySmtpServer.Entry(message.to(), "id-" + message.to(), DigestUtils.sha256Hex(message.message()));
    }

    public static SendResult accepted(String reply) {
        return new SendResult.Accepted(SmtpReply.parse(reply));
    }

    public static SendResult deferred(String reply) {
        return new SendResult.Deferred(SmtpReply.parse(reply));
    }

    public static SendResult failed(String reply) {
        return new SendResult.Failed(SmtpReply.parse(reply));
    }

    public static SendResult failedAtRcpt(String reply) {
        return new SendResult.Failed(SmtpReply.parse(reply), SendResult.RefusedAt.RCPT);
    }

    public static SendResult notSent(String reply, SendResult.Cause cause) {
        return new SendResult.NotSent(SmtpReply.parse(reply), cause);
    }

    private static EnvelopedMessage message(String address, int lines) {
        String head = "Message-ID: <id-" + address + ">\r\nSubject: x\r\n\r\n";
        return new EnvelopedMessage(
                "bounces@example.org", address, (head + LINE.repeat(lines)).getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the word for a result in the tables of faults.
    public static String word(SendResult result) {
        return switch (result) {
            case SendResult.Accepted _ -> "accepted";
            case SendResult.Deferred _ -> "deferred";
            case SendResult.Failed _ -> "failed";
            case SendResult.Unconfirmed _ -> "unknown";
            case SendResult.NotSent notSent ->
                switch (notSent.cause()) {
                    case NOT_PERMITTED -> "not permitted";
                    case RELAY -> "relay";
                    case SENDER -> "sender";
                    case MESSAGE -> "letter";
                    case UNDECIDED -> "undecided";
                };
        };
    }
}

package gazette.delivery;

import gazette.FaultServer;
import gazette.config.RelayConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.commons.codec.digest.DigestUtils;

/// Letters, times and gates that the tests of the dialogue share.
final class Letters {
    static final Timeouts SHORT = new Timeouts(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(600));

    /// Opens when whatever a server does after the body has arrived.
    static final Gate LATE_GATE = () -> {
        try {
            Thread.sleep(100);
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    };

    private static final String LINE = "x".repeat(74) + "\r\n";

    private Letters() {}

    static Parcel to(String address) {
        return parcel(address, 500);
    }

    /// More than all the buffers between two processes hold.
    static Parcel huge() {
        return parcel("a@example.com", 400_000);
    }

    static RelayConfig relay(FaultServer server) {
        return RelayConfig.open("main", "127.0.0.1", server.port());
    }

    static FaultServer.Entry entry(Parcel parcel) {
        return new FaultServer.Entry(parcel.to(), "id-" + parcel.to(), DigestUtils.sha256Hex(parcel.message()));
    }

    private static Parcel parcel(String address, int lines) {
        String head = "Message-ID: <id-" + address + ">\r\nSubject: x\r\n\r\n";
        return new Parcel("bounces@example.org", address, (head + LINE.repeat(lines)).getBytes(StandardCharsets.UTF_8));
    }
}

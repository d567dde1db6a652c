package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.RelayConfig;
import gazette.config.RelayConfig.ReturnPath;
import gazette.delivery.smtp.RelayException;
import gazette.delivery.smtp.RelayMemory;
import gazette.delivery.smtp.RelayTransport;
import java.util.List;
import java.util.Optional;

/// Finds out whether a relay would take the letters of the lists that use it, without sending any.
public final class TryRelay {
    private final Config config;
    private final RelayConfig relay;

    public TryRelay(Config config, RelayConfig relay) {
        this.config = config;
        this.relay = relay;
    }

    /// Connects, logs in, and offers a letter of each sender to that sender's own address.
    ///
    /// @return why the relay cannot be used; empty if it can
    public Optional<String> run() {
        try (var connection = new RelayTransport(relay, new RelayMemory(), config.helloNames(relay))) {
            connection.connect();
            senders().forEach(sender -> connection.tryEnvelope(returnPath(sender), sender));
            return Optional.empty();
        } catch (RelayException e) {
            return Optional.of(e.getMessage());
        }
    }

    /// Returns the addresses that letters by this relay come from.
    public List<String> senders() {
        return config.listsBy(relay)
                .map(list -> list.mail().from().address())
                .distinct()
                .toList();
    }

    /// With VERP, a letter has a token of its own behind the plus sign.
    private String returnPath(String sender) {
        ReturnPath path = relay.returnPath();
        String address = path.address().orElse(sender);
        return path.verp() ? address.replaceFirst("@(?=[^@]*$)", "+check@") : address;
    }
}

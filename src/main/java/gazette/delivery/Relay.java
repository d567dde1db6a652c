package gazette.delivery;

import gazette.config.RelayConfig;
import gazette.delivery.Receipt.Blame;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/// A connection to an SMTP server (RFC 5321). Connects at the first letter, and again after a break.
public final class Relay implements Carrier {
    private final RelayConfig config;
    private final Timeouts timeouts;
    private final Supplier<SocketFactory> tls;
    private Optional<Dialogue> dialogue = Optional.empty();
    private volatile Optional<Wire> wire = Optional.empty();
    private volatile boolean aborted;

    public Relay(RelayConfig config) {
        this(config, Timeouts.USUAL);
    }

    /// A relay that is given other times than the usual ones.
    public Relay(RelayConfig config, Timeouts timeouts) {
        this(config, timeouts, SSLSocketFactory::getDefault);
    }

    Relay(RelayConfig config, Timeouts timeouts, Supplier<SocketFactory> tls) {
        this.config = config;
        this.timeouts = timeouts;
        this.tls = tls;
    }

    /// Connects, secures the connection and logs in, so that a run learns of a broken relay before its first letter.
    ///
    /// @throws RelayFault if any of it fails
    public void connect() {
        dialogue();
    }

    @Override
    public Receipt carry(Parcel parcel, Gate gate) {
        if (aborted) {
            return new Receipt.Returned("stopped", Blame.RELAY);
        }
        try {
            Optional<Receipt> receipt = attempt(parcel, gate);
            return receipt.isPresent() ? receipt.get() : attempt(parcel, gate).orElseGet(Relay::goneAgain);
        } catch (RelayFault e) {
            return new Receipt.Returned(Optional.ofNullable(e.getMessage()).orElse(""), e.blame());
        }
    }

    /// Hangs up at once, whatever is being said, and for good. May be called from any thread.
    @Override
    public void abort() {
        aborted = true;
        wire.ifPresent(Wire::close);
    }

    @Override
    public void close() {
        dialogue.ifPresent(Dialogue::close);
        dialogue = Optional.empty();
    }

    private Optional<Receipt> attempt(Parcel parcel, Gate gate) {
        var envelope = Envelope.of(parcel);
        if (!envelope.isSpeakable()) {
            return Optional.of(new Receipt.Failed("501 5.1.3 the address holds what no command can"));
        }
        Dialogue open = dialogue();
        if (envelope.needsUtf8() && !open.takesUtf8()) {
            return Optional.of(new Receipt.Failed("553 5.6.7 the relay offers no SMTPUTF8, which this address needs"));
        }
        return open.carry(envelope, parcel.message(), gate);
    }

    private static Receipt goneAgain() {
        return new Receipt.Returned("it closes every connection before the first letter", Blame.RELAY);
    }

    private Dialogue dialogue() {
        if (dialogue.isPresent() && dialogue.get().isFit()) {
            return dialogue.get();
        }
        close();
        Dialogue opened = open();
        dialogue = Optional.of(opened);
        return opened;
    }

    private Dialogue open() {
        try {
            var opened = new Wire(new InetSocketAddress(config.host(), config.port()), timeouts, tls);
            wire = Optional.of(opened);
            if (aborted) {
                opened.close();
            }
            return greet(opened);
        } catch (IOException e) {
            throw new RelayFault("no connection can be made here: " + e.getMessage(), Blame.RELAY, e);
        }
    }

    private Dialogue greet(Wire opened) {
        var greeting = new Greeting(opened, config, timeouts);
        try {
            opened.connect();
            greeting.exchange();
            return new Dialogue(opened, greeting, timeouts);
        } catch (MessagingException | IOException e) {
            opened.close();
            throw new RelayTrouble(config, e, greeting.lastReply(), opened.isLate()).fault();
        }
    }
}

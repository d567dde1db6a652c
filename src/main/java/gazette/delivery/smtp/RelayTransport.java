package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/// A connection to an SMTP server (RFC 5321). Connects at the first letter, and again after a break.
public final class RelayTransport implements MailTransport {
    private final RelayConfig config;
    private final SmtpTimeouts timeouts;
    private final Supplier<SocketFactory> tls;
    private Optional<SmtpSession> dialogue = Optional.empty();
    private volatile Optional<SmtpConnection> wire = Optional.empty();
    private volatile boolean aborted;

    public RelayTransport(RelayConfig config) {
        this(config, SmtpTimeouts.USUAL);
    }

    /// A relay that is given other times than the usual ones.
    public RelayTransport(RelayConfig config, SmtpTimeouts timeouts) {
        this(config, timeouts, SSLSocketFactory::getDefault);
    }

    RelayTransport(RelayConfig config, SmtpTimeouts timeouts, Supplier<SocketFactory> tls) {
        this.config = config;
        this.timeouts = timeouts;
        this.tls = tls;
    }

    /// Connects, secures the connection and logs in, so that a run learns of a broken relay before its first letter.
    ///
    /// @throws RelayException if any of it fails
    public void connect() {
        dialogue();
    }

    @Override
    public SendResult send(EnvelopedMessage message, SendPermission permission) {
        if (aborted) {
            return new SendResult.NotSent("stopped", Cause.RELAY);
        }
        try {
            Optional<SendResult> receipt = attempt(message, permission);
            return receipt.isPresent()
                    ? receipt.get()
                    : attempt(message, permission).orElseGet(RelayTransport::goneAgain);
        } catch (RelayException e) {
            return new SendResult.NotSent(Optional.ofNullable(e.getMessage()).orElse(""), e.blame());
        }
    }

    /// Hangs up at once, whatever is being said, and for good. May be called from any thread.
    @Override
    public void abort() {
        aborted = true;
        wire.ifPresent(SmtpConnection::close);
    }

    @Override
    public void close() {
        dialogue.ifPresent(SmtpSession::close);
        dialogue = Optional.empty();
    }

    private Optional<SendResult> attempt(EnvelopedMessage message, SendPermission permission) {
        var envelope = Envelope.of(message);
        if (!envelope.isValid()) {
            return Optional.of(new SendResult.Failed("501 5.1.3 the address holds what no command can"));
        }
        SmtpSession open = dialogue();
        if (envelope.needsUtf8() && !open.takesUtf8()) {
            return Optional.of(
                    new SendResult.Failed("553 5.6.7 the relay offers no SMTPUTF8, which this address needs"));
        }
        return open.send(envelope, message.message(), permission);
    }

    private static SendResult goneAgain() {
        return new SendResult.NotSent("it closes every connection before the first letter", Cause.RELAY);
    }

    private SmtpSession dialogue() {
        if (dialogue.isPresent() && dialogue.get().isFit()) {
            return dialogue.get();
        }
        close();
        SmtpSession opened = open();
        dialogue = Optional.of(opened);
        return opened;
    }

    private SmtpSession open() {
        try {
            var opened = new SmtpConnection(new InetSocketAddress(config.host(), config.port()), timeouts, tls);
            wire = Optional.of(opened);
            if (aborted) {
                opened.close();
            }
            return greet(opened);
        } catch (IOException e) {
            throw new RelayException("no connection can be made here: " + e.getMessage(), Cause.RELAY, e);
        }
    }

    private SmtpSession greet(SmtpConnection opened) {
        var handshake = new SmtpHandshake(opened, config, timeouts);
        try {
            opened.connect();
            handshake.exchange();
            return new SmtpSession(opened, handshake, timeouts);
        } catch (MessagingException | IOException e) {
            opened.close();
            throw new RelayErrorMessage(config, e, handshake.lastReply(), opened.isLate()).fault();
        }
    }
}

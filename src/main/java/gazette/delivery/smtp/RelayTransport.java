package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SendResult.RefusedAt;
import gazette.delivery.SmtpReply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/// Sends messages to an SMTP server (RFC 5321) over one connection. Connects for the first message, and again after
/// the connection broke.
public final class RelayTransport implements MailTransport {
    private static final SmtpReply INVALID_ADDRESS = SmtpReply.parse("501 5.1.3 the address holds what no command can");
    private static final SmtpReply NO_SMTPUTF8 =
            SmtpReply.parse("553 5.6.7 the relay offers no SMTPUTF8, which this address needs");

    private final RelayConfig config;
    private final SmtpTimeouts timeouts;
    private final Supplier<SocketFactory> tls;
    private final RelayMemory memory;
    private final List<String> helloNames;
    private String hello = "";
    private Optional<SmtpSession> session = Optional.empty();
    private volatile Optional<SmtpSocket> connection = Optional.empty();
    private volatile boolean aborted;

    /// Creates a transport that is not connected yet.
    public RelayTransport(RelayConfig config) {
        this(config, SmtpTimeouts.USUAL);
    }

    /// Creates a transport with other timeouts than the usual ones.
    public RelayTransport(RelayConfig config, SmtpTimeouts timeouts) {
        this(config, timeouts, SSLSocketFactory::getDefault);
    }

    /// Creates a transport that shares what others have learned about relays.
    ///
    /// @param helloNames what this machine may call itself if the relay's settings give no name: the first that the
    ///     DNS knows, otherwise its address
    public RelayTransport(RelayConfig config, RelayMemory memory, List<String> helloNames) {
        this(config, SmtpTimeouts.USUAL, SSLSocketFactory::getDefault, memory, helloNames);
    }

    RelayTransport(RelayConfig config, SmtpTimeouts timeouts, RelayMemory memory) {
        this(config, timeouts, SSLSocketFactory::getDefault, memory, List.of());
    }

    RelayTransport(RelayConfig config, SmtpTimeouts timeouts, Supplier<SocketFactory> tls) {
        this(config, timeouts, tls, new RelayMemory(), List.of());
    }

    private RelayTransport(
            RelayConfig config,
            SmtpTimeouts timeouts,
            Supplier<SocketFactory> tls,
            RelayMemory memory,
            List<String> helloNames) {
        this.config = config;
        this.timeouts = timeouts;
        this.tls = tls;
        this.memory = memory;
        this.helloNames = helloNames;
    }

    /// Returns a transport to the same relay that is not connected yet and waits for it as long as is said.
    public RelayTransport with(SmtpTimeouts others) {
        return new RelayTransport(config, others, tls, memory, helloNames);
    }

    /// Connects, secures the connection and logs in, so that a broken relay is noticed before the first message.
    ///
    /// @throws RelayException if any of it fails
    public void connect() {
        openSession();
    }

    /// Checks that the relay, after [#connect], announces no limit (RFC 1870) that a message exceeds.
    ///
    /// @param largest the message's length in bytes; asked only if the relay announces a limit
    /// @throws RelayException if it does; its message has both numbers
    public void requireSize(LongSupplier largest) {
        OptionalLong limit = openSession().sizeLimit();
        long size = limit.isPresent() ? largest.getAsLong() : 0;
        if (isLargerThan(limit, size)) {
            throw new RelayException(
                    RelayErrorMessage.nameOf(config) + " takes letters of up to " + limit.getAsLong()
                            + " bytes, and the largest of this issue has " + size
                            + "; let it take larger ones, name another relay, or make the letter smaller: fewer articles"
                            + " ('limit'), or 'pictures: linked'",
                    Cause.SENDER);
        }
    }

    /// Asks the relay whether it would take a letter from an address to the same address, without sending one.
    ///
    /// @param returnPath the reverse-path that letters have
    /// @throws RelayException if it would not, or cannot be used at all; its message says what to do
    public void tryEnvelope(String returnPath, String address) {
        openSession();
        SmtpSocket open = connection.orElseThrow();
        try {
            new EnvelopeProbe(open, timeouts)
                    .run(new Envelope(returnPath, address))
                    .ifPresent(refusal -> {
                        open.close();
                        throw refused(refusal, returnPath);
                    });
        } catch (IOException e) {
            open.close();
            throw new RelayException(
                    RelayErrorMessage.nameOf(config) + " broke the connection when a letter from " + address
                            + " was offered: " + e.getMessage(),
                    Cause.RELAY,
                    e);
        }
    }

    /// Connects, and returns whether the relay takes addresses beyond ASCII (RFC 6531).
    ///
    /// @throws RelayException if it cannot be used
    public boolean offersUtf8() {
        return openSession().supportsUtf8();
    }

    @Override
    public SendResult send(EnvelopedMessage message, SendPermission permission) {
        if (aborted) {
            return new SendResult.NotSent("stopped", Cause.RELAY);
        }
        try {
            Optional<SendResult> result = trySend(message, permission);
            return unlessAborted(
                    result.isPresent()
                            ? result.get()
                            : trySend(message, permission).orElseGet(RelayTransport::closedAgain));
        } catch (RelayException e) {
            return new SendResult.NotSent(e.getMessage(), e.blame());
        }
    }

    /// A connection that we cut is not the message's fault.
    private SendResult unlessAborted(SendResult result) {
        boolean isOurs =
                aborted && result instanceof SendResult.NotSent(SmtpReply _, Cause cause) && cause == Cause.MESSAGE;
        return isOurs ? new SendResult.NotSent("stopped", Cause.RELAY) : result;
    }

    /// Closes the connection at once and for good. May be called from any thread.
    @Override
    public void abort() {
        aborted = true;
        connection.ifPresent(SmtpSocket::close);
    }

    @Override
    public void close() {
        session.ifPresent(SmtpSession::close);
        session = Optional.empty();
    }

    /// @return empty if an old connection turned out to take nothing more, so that a new one is to be tried
    private Optional<SendResult> trySend(EnvelopedMessage message, SendPermission permission) {
        var envelope = Envelope.of(message);
        if (!envelope.isValid()) {
            return Optional.of(new SendResult.Failed(INVALID_ADDRESS, RefusedAt.HERE));
        }
        SmtpSession open = openSession();
        if (envelope.needsUtf8() && !open.supportsUtf8()) {
            return Optional.of(new SendResult.Failed(NO_SMTPUTF8, RefusedAt.HERE));
        }
        int size = message.message().length;
        if (isLargerThan(open.sizeLimit(), size)) {
            return Optional.of(new SendResult.Failed(tooLarge(open.sizeLimit().getAsLong(), size)));
        }
        return open.send(envelope, message.message(), permission);
    }

    private static boolean isLargerThan(OptionalLong limit, long size) {
        return limit.isPresent() && size > limit.getAsLong();
    }

    private static SmtpReply tooLarge(long limit, long size) {
        return SmtpReply.parse(
                "552 5.3.4 the relay takes letters of up to " + limit + " bytes, and this one has " + size);
    }

    private RelayException refused(EnvelopeProbe.Refusal refusal, String sender) {
        String advice = new RefusalAdvice(config, hello, sender).ofCommand(refusal.command(), refusal.reply());
        return new RelayException(
                RelayErrorMessage.nameOf(config) + " answers " + refusal.command() + " with \""
                        + refusal.reply().text() + "\": " + advice,
                Cause.SENDER);
    }

    private static SendResult closedAgain() {
        return new SendResult.NotSent("it closes every connection before the first letter", Cause.RELAY);
    }

    private SmtpSession openSession() {
        if (session.isPresent() && session.get().isUsable()) {
            return session.get();
        }
        close();
        SmtpSession opened = newSession();
        session = Optional.of(opened);
        return opened;
    }

    private SmtpSession newSession() {
        try {
            var opened = new SmtpSocket(new InetSocketAddress(config.host(), config.port()), timeouts, tls);
            connection = Optional.of(opened);
            if (aborted) {
                opened.close();
            }
            return handshake(opened);
        } catch (IOException e) {
            throw new RelayException("no connection can be made here: " + e.getMessage(), Cause.RELAY, e);
        }
    }

    private SmtpSession handshake(SmtpSocket opened) {
        var handshake = new SmtpHandshake(opened, config, timeouts);
        Optional<String> name = config.hello().or(() -> memory.helloNames().firstKnown(helloNames));
        try {
            opened.connect();
            hello = name.orElseGet(() -> HelloNames.literal(opened.localAddress()));
            handshake.exchange(hello);
            return new SmtpSession(opened, handshake, timeouts, memory.pipelining(config));
        } catch (MessagingException | IOException e) {
            opened.close();
            throw new RelayErrorMessage(config, hello, e, handshake.lastReply(), opened.isTimedOut()).toException();
        }
    }
}

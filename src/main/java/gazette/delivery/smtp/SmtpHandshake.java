package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Mechanism;
import gazette.config.RelayConfig.Tls;
import gazette.delivery.SmtpReply;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// Runs the beginning of an SMTP session, with the code of Angus Mail: greeting, EHLO, STARTTLS (RFC 3207), AUTH (RFC
/// 4954).
final class SmtpHandshake extends SMTPTransport {
    /// What a server of before RFC 1869 answers to EHLO.
    private static final Set<Integer> EHLO_UNKNOWN = Set.of(500, 502);

    /// The text of the exception for a login that a server without TLS does not offer.
    static final String ONLY_UNDER_TLS = "only under TLS";

    private final SmtpSocket connection;
    private final RelayConfig config;
    private final SmtpTimeouts timeouts;
    private Optional<SmtpReply> refusedEhlo = Optional.empty();

    SmtpHandshake(SmtpSocket connection, RelayConfig config, SmtpTimeouts timeouts) {
        super(Session.getInstance(properties(connection, config)), new URLName("smtp", null, -1, null, null, null));
        this.connection = connection;
        this.config = config;
        this.timeouts = timeouts;
    }

    /// Runs the handshake on a connection that is open.
    ///
    /// @param hello what EHLO or HELO says: the name of this machine or an address literal
    void exchange(String hello) throws MessagingException, IOException {
        setLocalHost(hello);
        if (config.tls() == Tls.IMPLICIT) {
            connection.secure().startHandshake();
        }
        connection.startDeadline(timeouts.reply());
        connect(connection.socket());
        if (config.login().isPresent() && !offers("AUTH")) {
            throw new AuthenticationFailedException(offers("STARTTLS") ? ONLY_UNDER_TLS : "it asks for none");
        }
    }

    /// Returns whether the server's EHLO named an extension.
    boolean offers(String extension) {
        return supportsExtension(extension);
    }

    /// Returns how many bytes a message may have (RFC 1870); empty if the server names no limit.
    OptionalLong sizeLimit() {
        String limit =
                Optional.ofNullable(getExtensionParameter("SIZE")).orElse("").strip();
        // 0 means no limit, and so does what is longer than any message.
        return limit.matches("0*[1-9]\\d{0,17}") ? OptionalLong.of(Long.parseLong(limit)) : OptionalLong.empty();
    }

    /// Returns what the server said last; empty text if it said nothing. If it knew EHLO but objected to it, that, and
    /// not what it said to the HELO that followed.
    SmtpReply lastReply() {
        return refusedEhlo.orElseGet(() ->
                SmtpReply.parse(Optional.ofNullable(getLastServerResponse()).orElse("")));
    }

    @Override
    protected boolean protocolConnect(@Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        return super.protocolConnect(
                host,
                port,
                config.login().map(Login::user).orElse(null),
                config.login().map(Login::password).orElse(null));
    }

    /// Tries HELO only after a 5yz reply: other refusals are not about EHLO.
    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean known = super.ehlo(domain);
        if (!known && getLastReturnCode() / 100 != 5) {
            throw new MessagingException(getLastServerResponse());
        }
        if (!known && !EHLO_UNKNOWN.contains(getLastReturnCode())) {
            refusedEhlo = Optional.of(lastReply());
        }
        config.login().ifPresent(this::selectAuthMechanism);
        return known;
    }

    @Override
    protected void helo(String domain) throws MessagingException {
        super.helo(domain);
        refusedEhlo = Optional.empty();
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        connection.startDeadline(timeouts.reply());
        super.sendCommand(command);
    }

    private void selectAuthMechanism(Login login) {
        Mechanism mechanism = login.mechanism().orElseGet(this::strongestMechanism);
        session.getProperties().setProperty("mail.smtp.auth.mechanisms", name(mechanism));
        // Angus has the others built in, and gets this one from the JDK.
        setSASLEnabled(mechanism == Mechanism.CRAM_MD5);
        setSASLMechanisms(new String[] {name(mechanism)});
    }

    /// Without TLS, a mechanism that does not send the password comes first.
    private Mechanism strongestMechanism() {
        List<Mechanism> order = connection.isSecure()
                ? List.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.CRAM_MD5)
                : List.of(Mechanism.CRAM_MD5, Mechanism.PLAIN, Mechanism.LOGIN);
        return order.stream()
                .filter(mechanism -> supportsAuthentication(name(mechanism)))
                .findFirst()
                .orElse(Mechanism.PLAIN);
    }

    private static String name(Mechanism mechanism) {
        return mechanism.name().replace('_', '-');
    }

    private static Properties properties(SmtpSocket connection, RelayConfig config) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(config.login().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(config.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.socketFactory", new StartTlsSocketFactory(connection));
        // No wait for the reply to QUIT after a failed handshake.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }
}

package gazette.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.SmtpFaultScript;
import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Mechanism;
import gazette.config.RelayConfig.Tls;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.TestMessages;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Logging in and TLS, against a server that checks.
class SmtpLoginTest {
    private static final EnvelopedMessage ANN = TestMessages.to("ann@example.com");
    private static final SSLContext LOCALHOST = localhost();

    @ParameterizedTest
    @EnumSource(Mechanism.class)
    void everyMechanismLogsIn(Mechanism mechanism) {
        try (var server = server("AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2");
                var relay = relay(server, login("s3cret", Optional.of(mechanism)))) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(server.commands())
                    .anyMatch(command ->
                            command.startsWith("AUTH " + mechanism.name().replace('_', '-')));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN LOGIN CRAM-MD5, CRAM-MD5",
        "AUTH LOGIN PLAIN, PLAIN",
        "AUTH LOGIN, LOGIN",
    })
    void theBestOfferedMechanismIsUsed(String offered, String used) {
        try (var server = server(offered);
                var relay = relay(server, login("s3cret", Optional.empty()))) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(server.commands()).anyMatch(command -> command.startsWith("AUTH " + used));
        }
    }

    @ParameterizedTest
    @EnumSource(Mechanism.class)
    void aRefusedLoginIsAboutTheSender(Mechanism mechanism) {
        try (var server = server("AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2");
                var relay = relay(server, login("wrong-password", Optional.of(mechanism)))) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS))
                    .isInstanceOfSatisfying(SendResult.NotSent.class, notSent -> {
                        assertThat(notSent.cause()).isEqualTo(Cause.SENDER);
                        assertThat(notSent.reply().text())
                                .contains("refused the login of 'ed'", "535 5.7.8")
                                .doesNotContain("wrong-password");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"AUTH PLAIN", "8BITMIME"})
    void aMissingLoginMechanismIsExplained(String offered) {
        try (var server = server(offered);
                var relay = relay(server, login("s3cret", Optional.of(Mechanism.CRAM_MD5)))) {
            assertThatThrownBy(relay::connect)
                    .hasMessageContaining("offers no login of the kind that is wanted; check 'port' and 'auth'")
                    .isInstanceOfSatisfying(
                            RelayException.class, e -> assertThat(e.blame()).isEqualTo(Cause.SENDER));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = "IMPLICIT", mode = EnumSource.Mode.EXCLUDE)
    void aLoginThatIsOfferedUnderTlsOnly(Tls tls) {
        var offer = new Offer(
                List.of("STARTTLS", "AUTH PLAIN"),
                Optional.of(new FaultySmtpServer.Login("ed", "s3cret")),
                Optional.of(LOCALHOST),
                false);
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS, offer);
                var relay = new RelayTransport(
                        config(server, "localhost", tls, login("s3cret", Optional.empty())),
                        SmtpTimeouts.USUAL,
                        LOCALHOST::getSocketFactory)) {
            SendResult result = relay.send(ANN, SendPermission.ALWAYS);
            if (tls == Tls.STARTTLS) {
                assertThat(result).isEqualTo(TestMessages.accepted("250 2.0.0 taken as 1"));
            } else {
                assertThat(result.reply().text())
                        .contains("offers no login before the connection is secured; use 'tls: starttls'");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void messagesAreSentUnderTlsToAServerWithAValidCertificate(Tls tls) {
        try (var server = secured(tls);
                var relay = new RelayTransport(
                        config(server, "localhost", tls), SmtpTimeouts.USUAL, LOCALHOST::getSocketFactory)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(relay.send(ANN, TestMessages.LATE_PERMISSION))
                        .isEqualTo(TestMessages.accepted("250 2.0.0 taken as " + i));
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.entries()).contains(TestMessages.entry(ANN));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aCertificateForAnotherNameIsRefused(Tls tls) {
        refused(tls, "127.0.0.1", LOCALHOST::getSocketFactory);
    }

    @ParameterizedTest
    @EnumSource(value = Tls.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void anUntrustedCertificateIsRefused(Tls tls) {
        refused(tls, "localhost", SSLSocketFactory::getDefault);
    }

    @Test
    void nothingIsSentWithoutTlsIfTlsIsConfigured() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS);
                var relay = new RelayTransport(config(server, "localhost", Tls.STARTTLS), SmtpTimeouts.USUAL)) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS).reply().text()).contains("offers no STARTTLS");
            assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    private static void refused(Tls tls, String host, Supplier<SocketFactory> trust) {
        try (var server = secured(tls);
                var relay = new RelayTransport(config(server, host, tls), SmtpTimeouts.USUAL, trust)) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS))
                    .isInstanceOfSatisfying(SendResult.NotSent.class, notSent -> {
                        assertThat(notSent.cause()).isEqualTo(Cause.RELAY);
                        assertThat(notSent.reply().text()).contains("could not be secured", "certificate");
                    });
            assertThat(server.entries()).isEmpty();
        }
    }

    private static FaultySmtpServer server(String extension) {
        return new FaultySmtpServer(
                SmtpFaultScript.FLAWLESS,
                new Offer(
                        List.of(extension),
                        Optional.of(new FaultySmtpServer.Login("ed", "s3cret")),
                        Optional.empty(),
                        false));
    }

    private static FaultySmtpServer secured(Tls tls) {
        boolean implicit = tls == Tls.IMPLICIT;
        return new FaultySmtpServer(
                SmtpFaultScript.FLAWLESS,
                new Offer(
                        implicit ? List.of("PIPELINING") : List.of("STARTTLS", "PIPELINING"),
                        Optional.empty(),
                        Optional.of(LOCALHOST),
                        implicit));
    }

    private static Optional<Login> login(String password, Optional<Mechanism> mechanism) {
        return Optional.of(new Login("ed", password, mechanism));
    }

    private static RelayTransport relay(FaultySmtpServer server, Optional<Login> login) {
        var config = config(server, "127.0.0.1", Tls.NONE, login);
        return new RelayTransport(config, SmtpTimeouts.USUAL);
    }

    private static RelayConfig config(FaultySmtpServer server, String host, Tls tls) {
        return config(server, host, tls, Optional.empty());
    }

    private static RelayConfig config(FaultySmtpServer server, String host, Tls tls, Optional<Login> login) {
        return TestMessages.relay(host, server.port(), tls, login);
    }

    /// Shows and trusts a certificate for `localhost` alone.
    private static SSLContext localhost() {
        char[] password = "gazette".toCharArray();
        try (InputStream file = SmtpLoginTest.class.getResourceAsStream("/tls/localhost.p12")) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, password);
            var trust = TrustManagerFactory.getInstance("PKIX");
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("relay", store.getCertificate("relay"));
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}

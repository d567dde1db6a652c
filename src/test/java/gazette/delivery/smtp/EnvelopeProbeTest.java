package gazette.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.delivery.TestMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How `gazette check --relay` asks a relay whether it would take letters, and explains what it objects to.
class EnvelopeProbeTest {
    private static final String SENDER = "editor@example.org";

    @Test
    void aLetterIsOfferedAndTakenBack() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            try (var relay = new RelayTransport(TestMessages.relay(server).withHello("news.example.org"))) {
                relay.tryEnvelope("bounces+check@example.org", SENDER);
                relay.tryEnvelope(SENDER, SENDER);
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.commands())
                    .startsWith(
                            "EHLO news.example.org",
                            "MAIL FROM:<bounces+check@example.org>",
                            "RCPT TO:<editor@example.org>",
                            "RSET",
                            "MAIL FROM:<editor@example.org>",
                            "RCPT TO:<editor@example.org>",
                            "RSET")
                    .doesNotContain("DATA");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EHLO | 504 5.5.2 <news>: Helo command rejected: need fully-qualified hostname         | it objects to 'news.example.org', which EHLO calls this machine; set 'hello'
            EHLO | 421 4.7.0 Try again later, closing connection. (EHLO) x1-2                     | it objects to 'news.example.org'
            EHLO | 550 5.7.1 invalid HELO name                                                    | it objects to 'news.example.org'
            CONNECT | 554 5.7.1 no reverse DNS for your address                                   | a PTR record
            MAIL | 421 4.7.0 Try again later, closing connection. (EHLO) x1-2                     | it objects to 'news.example.org'
            MAIL | 530 5.7.0 Authentication Required                                              | it wants a login; set 'user' and 'password'
            MAIL | 550 5.7.60 SMTP; Client does not have permissions to send as this sender       | it refuses the sender editor@example.org; check 'from' and 'bounces'
            MAIL | 501 5.1.7 bad address                                                          | it refuses the sender editor@example.org
            MAIL | 451 4.3.0 busy                                                                 | it asks to try again later; run the check again
            RCPT | 504 5.5.2 <news>: Helo command rejected: need fully-qualified hostname         | it objects to 'news.example.org'
            RCPT | 450 4.7.1 <news>: Helo command rejected: Host not found                        | it objects to 'news.example.org'
            RCPT | 450 4.7.25 Client host rejected: cannot find your reverse hostname             | a PTR record
            RCPT | 450 4.2.0 Greylisted                                                           | it asks to try again later
            RCPT | 554 5.7.1 <editor@example.org>: Relay access denied                            | it takes no mail from here for other servers; set 'user' and 'password'
            RCPT | 550 5.1.1 no such user                                                         | it does not know the sender's own address
            RCPT | 550 Sender verify failed                                                       | it refuses the sender editor@example.org
            RCPT | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked                 | it would take no letter to the sender's own address
            """)
    void anObjectionIsQuotedAndExplained(Stage stage, String reply, String advice) {
        try (var server = new FaultySmtpServer(SmtpFaultScript.at(stage, new Act.Say(reply)));
                var relay = new RelayTransport(TestMessages.relay(server).withHello("news.example.org"))) {
            assertThatThrownBy(() -> relay.tryEnvelope(SENDER, SENDER))
                    .isInstanceOf(RelayException.class)
                    .hasMessageStartingWith("relay 'main' (127.0.0.1:" + server.port() + ") ")
                    .hasMessageContainingAll(reply, advice);
        }
    }

    @Test
    void aConnectionThatBreaksIsExplained() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.at(Stage.RCPT, new Act.Drop()));
                var relay = new RelayTransport(TestMessages.relay(server))) {
            assertThatThrownBy(() -> relay.tryEnvelope(SENDER, SENDER))
                    .hasMessageContaining("broke the connection when a letter from editor@example.org was offered");
        }
    }
}

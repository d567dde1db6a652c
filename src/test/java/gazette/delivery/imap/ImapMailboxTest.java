package gazette.delivery.imap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript;
import gazette.config.ImapConfig;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Tls;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of a mailbox that cannot be opened.
class ImapMailboxTest {
    @Test
    void aMailboxThatDoesNotAnswerIsExplainedWithTheSettingToCheck() {
        assertThatThrownBy(() -> ImapMailbox.open(config("127.0.0.1", 1, Tls.NONE)))
                .isInstanceOf(ImapException.class)
                .hasMessageStartingWith("the mailbox 127.0.0.1:1 does not answer")
                .hasMessageContaining("check 'port'");
    }

    @Test
    void aHostWithoutAnAddressIsExplained() {
        assertThatThrownBy(() -> ImapMailbox.open(config("mail.invalid", 993, Tls.IMPLICIT)))
                .hasMessage("the mailbox mail.invalid:993 has no address; check 'host' and this machine's DNS");
    }

    @Test
    void aServerThatSpeaksNoTlsIsExplainedWithThePortsOfImap() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            assertThatThrownBy(() -> ImapMailbox.open(config("127.0.0.1", server.port(), Tls.IMPLICIT)))
                    .hasMessageContaining("could not be secured")
                    .hasMessageContaining("starttls is usual on 143, implicit on 993");
        }
    }

    @Test
    void whatAServerSaysIsQuotedWithoutControlCharacters() {
        var hostile = SmtpFaultScript.at(
                SmtpFaultScript.Stage.CONNECT, new SmtpFaultScript.Act.Say("* BYE full \u001b[2J\u009b\u0007 house"));
        try (var server = new FaultySmtpServer(hostile)) {
            assertThatThrownBy(() -> ImapMailbox.open(config("127.0.0.1", server.port(), Tls.NONE)))
                    .hasMessageContaining("BYE full [2J")
                    .hasMessageMatching("\\P{Cc}*house");
        }
    }

    private static ImapConfig config(String host, int port, Tls tls) {
        var login = new Login("ed", "s3cret", Optional.empty());
        return new ImapConfig("leave@example.org", host, port, tls, login, "INBOX", "Done");
    }
}

package gazette.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Tls;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.TestMessages;
import gazette.delivery.smtp.OddSmtpServer.Packets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Servers that answer oddly, and what becomes of a letter.
class OddRelayTest {
    private static final int WHOLE = 1_000_000;

    /// `~` ends a line as it should be, `;` divides the replies, `%` stands for a very long text.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing is offered              | EHLO=250 odd~                                        | accepted
            8BITMIME and SMTPUTF8 absent    | EHLO=250-odd~250-SIZE~250 PIPELINING~                | accepted
            names in lower case             | EHLO=250-odd~250-pipelining~250 size 9999999~        | accepted
            spaces behind names             | EHLO=250-odd~250-PIPELINING ~250-SIZE  9999999 ~250 HELP ~ | accepted
            EHLO without the last text      | EHLO=250-odd~250-PIPELINING~250~                     | accepted
            EHLO in one line                | EHLO=250 odd greets you PIPELINING~                  | accepted
            SIZE without a number           | EHLO=250-odd~250 SIZE~                               | accepted
            SIZE 0 is no limit              | EHLO=250-odd~250 SIZE 0~                             | accepted
            SIZE beyond all numbers         | EHLO=250-odd~250 SIZE 99999999999999999999999~       | accepted
            SIZE with a word                | EHLO=250-odd~250 SIZE unlimited~                     | accepted
            SIZE that is enough             | EHLO=250-odd~250 SIZE 99999~                         | accepted
            SIZE that is too small          | EHLO=250-odd~250 SIZE 1000~                          | failed
            size refused at MAIL            | MAIL=552 5.3.4 too big~                              | failed
            size refused without a code     | MAIL=552 message size exceeds fixed limit~           | failed
            size refused at the dot         | DOT=552 5.3.4 too big~                               | failed
            storage is short                | MAIL=452 4.3.1 insufficient system storage~          | relay
            another 552 at MAIL             | MAIL=552 5.2.2 over quota~                           | sender
            codes alone                     | MAIL=250~;RCPT=250~;DATA=354~;DOT=250~               | accepted
            codes and a space               | MAIL=250 ~;RCPT=250 ~;DATA=354 ~;DOT=250 ~           | accepted
            no space behind the code        | MAIL=250ok~;RCPT=250OK~;DATA=354go~;DOT=250queued~   | accepted
            no space behind a refusal       | RCPT=550no such user~                                | failed
            a tab behind the code           | MAIL=250{tab}ok~;DATA=354{tab}go~;DOT=250{tab}ok~           | accepted
            other codes of success          | MAIL=251 ok~;RCPT=251 forwarded~;DOT=200 ok~         | accepted
            RCPT that cannot be verified    | RCPT=252 will try~                                   | accepted
            a colon, an accent, a zero byte | MAIL=250 : é{nul}~;DOT=250 <a@b>, ü~      | accepted
            replies of many lines           | CONNECT=220-a~220-b~220 c~;MAIL=250-a~250-~250 b~;DATA=354-a~354 b~;DOT=250-a~250 b~ | accepted
            lines without a code between    | MAIL=250-a~and more~~250 b~;DOT=250-a~queued as 7~250 b~ | accepted
            a refusal of many lines         | RCPT=550-5.1.1 no~550-5.1.1 such~550 5.1.1 user~     | failed
            the last of two codes counts    | RCPT=250-ok~550 5.1.1 no~                            | failed
            the last of two codes counts, too | DOT=550-hm~250 ok~                                 | accepted
            lines that end in LF alone      | CONNECT=220 a{lf};EHLO=250-odd{lf}250 PIPELINING{lf};MAIL=250 ok{lf};RCPT=250 ok{lf};DATA=354 go{lf};DOT=250 ok{lf} | accepted
            lines that end in CR CR LF      | EHLO=250-odd{cr}~250 PIPELINING{cr}~;MAIL=250 ok{cr}~;DATA=354 go{cr}~;DOT=250 ok{cr}~ | accepted
            very long lines                 | CONNECT=220 %~;EHLO=250-%~250 PIPELINING~;MAIL=250 %~;RCPT=250 %~;DATA=354 %~;DOT=250 %~ | accepted
            a number that is no code        | MAIL=2500 ok~                                        | relay
            a word that is no code          | DOT=ok~                                              | unknown
            EHLO unknown, HELO known        | EHLO=500 what?~                                      | accepted
            EHLO not implemented            | EHLO=502 5.5.1 not implemented~                      | accepted
            EHLO refused as malformed       | EHLO=501 5.5.4 syntax~                               | accepted
            EHLO refused in many lines      | EHLO=554-no~554 EHLO~                                | accepted
            neither EHLO nor HELO           | EHLO=502 no~;HELO=502 no~                            | relay
            EHLO refused for now            | EHLO=451 4.3.0 later~                                | relay
            STARTTLS that is not wanted     | EHLO=250-odd~250 STARTTLS~;STARTTLS=454 broken~      | accepted
            """)
    void aLetterIsAcceptedOrRefusedForTheRightReason(String what, String replies, String expected) {
        for (int pieces : new int[] {WHOLE, replies.contains("%") ? 10_000 : 1}) {
            try (var server = new OddSmtpServer(replies(replies), Packets.UNDERSTOOD, pieces);
                    var relay = new RelayTransport(config(server, Tls.NONE, Optional.empty()))) {
                SendResult result = relay.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS);
                assertThat(name(result)).as(what + ": " + result).isEqualTo(expected);
                assertThat(server.commands()).noneMatch(command -> command.contains("BODY="));
            }
        }
    }

    /// A server that says nothing costs one attempt, because the letter's commands may be slow to answer.
    @ParameterizedTest
    @CsvSource({
        "UNDERSTOOD, 1, 1",
        "FIRST_ONLY, 2, 2",
        "IGNORED, 2, 2",
        "REFUSED, 1, 2",
        "ONE_COMMAND, 1, 2",
        "CLOSED, 1, 2",
    })
    void aServerThatDoesNotUnderstandPipeliningGetsOneCommandAtATime(Packets packets, int attempts, int connections) {
        var memory = new RelayMemory();
        Map<String, String> replies = replies("EHLO=250-odd~250 PIPELINING~");
        try (var server = new OddSmtpServer(replies, packets, WHOLE)) {
            RelayConfig config = config(server, Tls.NONE, Optional.empty());
            for (int i = 1; i <= attempts + 2; i++) {
                // Each letter has a connection of its own, as after a pause: what was learned must outlast it.
                try (var relay = new RelayTransport(config, TestMessages.SHORT, memory)) {
                    SendResult result = relay.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS);
                    assertThat(name(result)).as(result.toString()).isEqualTo(i < attempts ? "relay" : "accepted");
                }
            }
            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("EHLO"))
                    .hasSize(connections + 2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RCPT=503 5.5.1 bad sequence~       | failed
            MAIL=501 5.1.7 bad sender address~ | sender
            DOT=503 5.5.1 not now~             | failed
            """)
    void aRefusalThatIsNotAboutPipeliningStays(String refusal, String expected) {
        try (var server = new OddSmtpServer(
                        replies("EHLO=250-odd~250 PIPELINING~;" + refusal), Packets.UNDERSTOOD, WHOLE);
                var relay = new RelayTransport(config(server, Tls.NONE, Optional.empty()))) {
            for (int i = 0; i < 3; i++) {
                assertThat(name(relay.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS)))
                        .isEqualTo(expected);
            }
        }
    }

    /// Neither letter nor password leaves without TLS.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            454 4.7.0 TLS not available~     | 454 4.7.0 TLS not available
            502 5.5.1 not implemented~       | 502 5.5.1 not implemented
            250 ok~                          | 250 ok
            220 go~HELLO, this is no TLS~    | check 'tls'
            220 go~                          | check 'tls'
            """)
    void nothingIsSentIfStartTlsFails(String reply, String reason) {
        Map<String, String> replies = replies("EHLO=250-odd~250-STARTTLS~250 AUTH PLAIN~;STARTTLS=" + reply);
        var login = Optional.of(new Login("ed", "s3cret", Optional.empty()));
        try (var server = new OddSmtpServer(replies, Packets.UNDERSTOOD, WHOLE);
                var relay = new RelayTransport(config(server, Tls.STARTTLS, login))) {
            SendResult result = relay.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS);
            assertThat(name(result)).isEqualTo("relay");
            assertThat(result.reply().text()).contains(reason);
            assertThat(server.commands()).noneMatch(command -> command.matches("(MAIL|AUTH).*"));
        }
    }

    private static Map<String, String> replies(String written) {
        var replies = new HashMap<String, String>();
        String bytes = written.replace("~", "\r\n")
                .replace("{lf}", "\n")
                .replace("{cr}", "\r")
                .replace("{tab}", "\t")
                .replace("{nul}", "\0")
                .replace("%", "long ".repeat(20_000));
        for (String reply : bytes.split(";")) {
            String[] parts = reply.split("=", 2);
            replies.put(parts[0], parts[1]);
        }
        return replies;
    }

    private static RelayConfig config(OddSmtpServer server, Tls tls, Optional<Login> login) {
        return TestMessages.relay("127.0.0.1", server.port(), tls, login);
    }

    /// Returns the word for a result; whether a letter or the relay is at fault, other tests ask.
    private static String name(SendResult result) {
        return result instanceof SendResult.NotSent notSent && notSent.cause() != SendResult.Cause.SENDER
                ? "relay"
                : TestMessages.word(result);
    }
}

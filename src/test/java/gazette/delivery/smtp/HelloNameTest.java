package gazette.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.SmtpFaultScript;
import gazette.config.RelayConfig;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.TestMessages;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.dns.SmallDnsServer;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What EHLO and HELO say of this machine.
class HelloNameTest {
    /// `localhost` stands for a name with an address: it is the one that every machine knows.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            news.example.org | localhost                        | news.example.org
            [192.0.2.7]      | localhost                        | [192.0.2.7]
            -                | localhost mail.invalid           | localhost
            -                | no.invalid localhost             | localhost
            -                | no.invalid mail.invalid          | mail.invalid
            -                | no.invalid silent.invalid        | [127.0.0.1]
            -                | no.invalid                       | [127.0.0.1]
            -                | -                                | [127.0.0.1]
            """)
    void ehloSaysTheGivenNameOrTheFirstThatTheDnsKnowsOrTheAddress(String given, String names, String said) {
        try (var dns = new SmallDnsServer();
                var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS, Offer.of("PIPELINING"))) {
            dns.answer("mail.invalid", "10 mx.example.org");
            dns.fail("silent.invalid");
            List<String> candidates = names == null ? List.of() : Arrays.asList(names.split(" "));
            var memory = new RelayMemory(new MxLookup(dns.address()));
            try (var relay = new RelayTransport(config(server, Optional.ofNullable(given)), memory, candidates)) {
                assertThat(relay.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS))
                        .isInstanceOf(SendResult.Accepted.class);
            }
            assertThat(server.commands()).startsWith("EHLO " + said);
        }
    }

    @Test
    void theNamesAreLookedUpOnceForManyConnections() {
        try (var dns = new SmallDnsServer();
                var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            var memory = new RelayMemory(new MxLookup(dns.address()));
            for (int i = 0; i < 3; i++) {
                try (var relay = new RelayTransport(config(server, Optional.empty()), memory, List.of("no.invalid"))) {
                    relay.connect();
                }
            }
            assertThat(dns.questions()).containsExactly("no.invalid");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, [192.0.2.1]",
        "2001:db8::1, [IPv6:2001:db8:0:0:0:0:0:1]",
        "fe80::1%1, [IPv6:fe80:0:0:0:0:0:0:1]",
        "::ffff:192.0.2.1, [192.0.2.1]",
    })
    void anAddressIsWrittenAsALiteral(String address, String literal) {
        assertThat(HelloNames.literal(InetAddress.ofLiteral(address))).isEqualTo(literal);
    }

    private static RelayConfig config(FaultySmtpServer server, Optional<String> hello) {
        RelayConfig relay = TestMessages.relay(server);
        return hello.map(relay::withHello).orElse(relay);
    }
}

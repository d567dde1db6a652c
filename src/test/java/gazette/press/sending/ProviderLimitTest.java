package gazette.press.sending;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.dns.MxLookup;
import gazette.delivery.dns.SmallDnsServer;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An issue by a relay that has a limit for a mail provider.
class ProviderLimitTest {
    private static final String THREE = "email\nann@example.com\nbo@example.org\nzoe@example.net\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"answers", "fails", "is gone"})
    void everybodyGetsTheIssueWhateverTheDnsDoes(String dnsServer) {
        try (var publication = publication("outlook: {mx: '*.protection.outlook.com', connections: 1}", THREE);
                var dns = new SmallDnsServer()) {
            dns.answer("example.com", "10 example-com.mail.protection.outlook.com");
            if (dnsServer.equals("fails")) {
                dns.fail("example.com");
            }
            var lookup = new MxLookup(dnsServer.equals("is gone") ? gone() : dns.address());
            new SendIssues(publication.context(), new RelayStates(publication.clock, lookup)).run(() -> false);
            assertThat(publication.counts().keySet())
                    .isEqualTo(Set.of("ann@example.com", "bo@example.org", "zoe@example.net"));
        }
    }

    @Test
    void aProviderGetsItsLettersAtItsRateAndOthersDoNotWait() {
        try (var publication = publication("outlook: {mx: '*.protection.outlook.com', per_second: 1 per hour}", THREE);
                var dns = new SmallDnsServer()) {
            dns.answer("example.com", "10 a.mail.protection.outlook.com");
            dns.answer("example.org", "10 b.mail.protection.outlook.com");
            dns.answer("example.net", "10 mx.example.net");
            var states = new RelayStates(publication.clock, new MxLookup(dns.address()));
            new SendIssues(publication.context(), states)
                    .run(() -> publication.counts().size() == 2
                            && publication.counts().containsKey("zoe@example.net"));
            assertThat(publication.counts())
                    .as("one of the two at the provider")
                    .hasSize(2);
            assertThat(dns.questions()).containsExactlyInAnyOrder("example.com", "example.org", "example.net");
        }
    }

    /// More letters wait for the slow domain than are claimed at a time.
    @Test
    void aSlowDomainHoldsUpNobodyElse() {
        String slow = IntStream.range(0, 600)
                .mapToObj(i -> "a" + i + "@slow.example\n")
                .collect(Collectors.joining("", "email\n", "zoe@example.net\n"));
        try (var publication = publication("slow.example: {per_second: 1 per hour}", slow);
                var dns = new SmallDnsServer()) {
            var states = new RelayStates(publication.clock, new MxLookup(dns.address()));
            new SendIssues(publication.context(), states)
                    .run(() -> publication.counts().containsKey("zoe@example.net"));
            assertThat(publication.counts()).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static InetSocketAddress gone() {
        try (var server = new SmallDnsServer()) {
            return server.address();
        }
    }

    private TestPublication publication(String domains, String subscribers) {
        var publication = new TestPublication(folder);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                        TestPublication.relay(publication.mail.getSmtp().getPort())
                                .replace("tls: none", "tls: none, domains: {" + domains + "}")));
        publication.write("subscribers/letters.csv", subscribers);
        publication.reread();
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        return publication;
    }
}

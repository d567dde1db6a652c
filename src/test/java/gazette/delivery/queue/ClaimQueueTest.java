package gazette.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.RelayConfig.Limits;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.dns.SmallDnsServer;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.store.DatabaseOutbox;
import gazette.store.SenderNodeTable.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters that wait within a process, because their domain is slow.
class ClaimQueueTest {
    @TempDir
    Path folder;

    /// An older claim's letter would use up the domain's next turn, and be refused then.
    @Test
    void lettersThatWaitLongerThanTheirClaimLastsAreClaimedAnewAndWaitOnce() throws Exception {
        try (var publication = new TestPublication(folder);
                var dns = new SmallDnsServer()) {
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings(TestPublication.relay(
                                    publication.mail.getSmtp().getPort())
                            .replace("tls: none", "tls: none, domains: {slow.example: {per_second: 1 per hour}}")));
            publication.write("subscribers/letters.csv", "email\na@slow.example\nb@slow.example\nc@slow.example\n");
            publication.reread();
            new PublishSchedule(publication.context(), publication.schedule("weekly"))
                    .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
            publication.context().store().change(tables -> tables.nodes().put(new Node("node", 0, "here", "")));
            Limits limits = publication.config().relaysOf("letters").getFirst().limits();
            var health = new RelayHealth(limits, publication.clock, new MxLookup(dns.address()));
            var stopped = new AtomicBoolean();
            var queue = new ClaimQueue(
                    new DatabaseOutbox(publication.context().store(), "node", _ -> {}, publication.clock),
                    new ClaimScope("main", Set.of(1L), OptionalInt.empty()),
                    health,
                    stopped::get);

            assertThat(queue.next(() -> {})).isPresent();
            assertThat(queue.size()).isEqualTo(2);
            publication.clock.pass(Duration.ofMinutes(16));
            assertThat(queue.next(() -> stopped.set(true))).isEmpty();
            assertThat(queue.size()).isEqualTo(3);
        }
    }
}

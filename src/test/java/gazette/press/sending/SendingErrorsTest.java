package gazette.press.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.delivery.ChunkClaim;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.queue.ClaimScope;
import gazette.delivery.queue.Outbox;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an issue when the program itself fails while it sends: an [Error] in each place.
class SendingErrorsTest {
    private static final int SUBSCRIBERS = 20;

    @TempDir
    Path folder;

    private TestPublication publication;
    private RelayStates relayStates;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.write(
                "subscribers/letters.csv",
                IntStream.rangeClosed(1, SUBSCRIBERS)
                        .mapToObj(i -> "r" + i + "@example.com\n")
                        .collect(Collectors.joining("", "email\n", "")));
        relayStates = new RelayStates(publication.clock);
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void aShortageOfMemoryAtACommitIsWaitedForLikeAFullDisk() {
        send(new Faults(5, new OutOfMemoryError("injected"), Place.COMMIT));
        assertThat(states()).isEqualTo(Map.of("accepted", (long) SUBSCRIBERS));
        assertThat(publication.counts().values()).containsOnly(1L).hasSize(SUBSCRIBERS);
    }

    @Test
    void anyOtherErrorAtACommitEndsTheRoundAndTheNextOneSendsTheRest() {
        var faults = new Faults(5, new StackOverflowError(), Place.COMMIT);
        assertThatThrownBy(() -> send(faults)).hasRootCauseInstanceOf(StackOverflowError.class);
        send(faults);
        assertThat(states()).isEqualTo(Map.of("accepted", (long) SUBSCRIBERS));
        assertThat(publication.counts().values()).containsOnly(1L).hasSize(SUBSCRIBERS);
    }

    @Test
    void anErrorBeforeALetterLeavesIsNotALetterThatLeft() {
        var faults = new Faults(7, new OutOfMemoryError("injected"), Place.BEFORE_SENDING);
        assertThatThrownBy(() -> send(faults)).isInstanceOf(OutOfMemoryError.class);
        send(faults);
        assertThat(states()).isEqualTo(Map.of("accepted", (long) SUBSCRIBERS));
        assertThat(publication.counts().values()).containsOnly(1L).hasSize(SUBSCRIBERS);
    }

    @Test
    void aLetterThatLeftBeforeAnErrorIsNotSentAgainAtOnce() {
        var faults = new Faults(7, new OutOfMemoryError("injected"), Place.AFTER_SENDING);
        assertThatThrownBy(() -> send(faults)).isInstanceOf(OutOfMemoryError.class);
        send(faults);
        assertThat(states()).isEqualTo(Map.of("accepted", SUBSCRIBERS - 1L, "unknown", 1L));
        assertThat(publication.counts().values()).containsOnly(1L).hasSize(SUBSCRIBERS);
    }

    @Test
    void anErrorWhereMailsAreClaimedEndsTheRoundOnly() {
        var faults = new Faults(1, new OutOfMemoryError("injected"), Place.CLAIM);
        assertThatThrownBy(() -> send(faults)).isInstanceOf(OutOfMemoryError.class);
        send(faults);
        assertThat(publication.counts().values()).containsOnly(1L).hasSize(SUBSCRIBERS);
    }

    @Test
    void anErrorAtClosingAConnectionLeavesNobodyWaiting() {
        var faults = new Faults(1, new OutOfMemoryError("injected"), Place.CLOSING);
        assertThatThrownBy(() -> send(faults)).isInstanceOf(OutOfMemoryError.class);
        assertThat(publication.counts().values()).containsOnly(1L).hasSize(SUBSCRIBERS);
    }

    @Test
    void anErrorWhereAnOlderRefusalIsSettledLeavesTheLetterAcceptedThatSettledIt() {
        try (var server = new FaultySmtpServer(
                moment -> moment.stage() == Stage.RCPT && moment.recipient().equals("r3@example.com")
                        ? new Act.Say("550 5.2.1 disabled")
                        : new Act.Normal())) {
            publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(server.port())));
            publication.reread();
            var faults = new Faults(1, new StackOverflowError(), Place.SETTLING);
            assertThatThrownBy(() -> send(faults)).hasRootCauseInstanceOf(StackOverflowError.class);
            publication.clock.pass(Duration.ofMinutes(11));
            send(faults);
            assertThat(server.recipients()).hasSize(SUBSCRIBERS - 1).doesNotHaveDuplicates();
            assertThat(states()).isEqualTo(Map.of("accepted", SUBSCRIBERS - 1L, "failed", 1L));
        }
    }

    private void send(Faults faults) {
        new SendIssues(publication.context(), relayStates, faults).run(() -> false);
    }

    private Map<String, Long> states() {
        return TestPublication.byWord(publication
                .context()
                .store()
                .read(tables -> tables.deliveryStats().count(1)));
    }

    private enum Place {
        CLAIM,
        COMMIT,
        SETTLING,
        BEFORE_SENDING,
        AFTER_SENDING,
        CLOSING
    }

    /// Throws an error at one of the calls, once.
    ///
    /// @param at the number of the call
    private record Faults(int at, Error error, Place place, Map<Place, AtomicInteger> calls)
            implements SendingInterceptor {
        Faults(int at, Error error, Place place) {
            this(at, error, place, new ConcurrentHashMap<>());
        }

        private void pass(Place here) {
            int call = calls.computeIfAbsent(here, _ -> new AtomicInteger()).incrementAndGet();
            if (here == place && call == at) {
                throw error;
            }
        }

        @Override
        public Outbox outbox(Outbox ledger) {
            return new Outbox() {
                @Override
                public List<QueuedMail> claim(ClaimScope scope, int most) {
                    pass(Place.CLAIM);
                    return ledger.claim(scope, most);
                }

                @Override
                public Set<QueuedMail> commit(List<QueuedMailResult> results, List<QueuedMail> intents) {
                    pass(Place.COMMIT);
                    if (results.stream().anyMatch(QueuedMailResult::isLate)) {
                        pass(Place.SETTLING);
                    }
                    return ledger.commit(results, intents);
                }

                @Override
                public boolean isValid(ChunkClaim claim) {
                    return ledger.isValid(claim);
                }

                @Override
                public void release(List<QueuedMail> mails) {
                    ledger.release(mails);
                }

                @Override
                public boolean hasOtherDomains(long issue, Set<String> domains) {
                    return ledger.hasOtherDomains(issue, domains);
                }

                @Override
                public boolean hasAccepted(long issue) {
                    return ledger.hasAccepted(issue);
                }
            };
        }

        @Override
        public MailTransport carrier(MailTransport connection) {
            return new MailTransport() {
                @Override
                public SendResult send(EnvelopedMessage message, SendPermission permission) {
                    pass(Place.BEFORE_SENDING);
                    SendResult result = connection.send(message, permission);
                    pass(Place.AFTER_SENDING);
                    return result;
                }

                @Override
                public void abort() {
                    connection.abort();
                }

                @Override
                public void close() {
                    connection.close();
                    pass(Place.CLOSING);
                }
            };
        }
    }
}

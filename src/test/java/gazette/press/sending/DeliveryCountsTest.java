package gazette.press.sending;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SendResult.RefusedAt;
import gazette.delivery.SmtpReply;
import gazette.delivery.queue.ClaimScope;
import gazette.issues.DeliveryState;
import gazette.issues.ScheduleRun;
import gazette.press.membership.EraseSubscriber;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.store.DatabaseOutbox;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.SenderNodeTable.Node;
import gazette.store.Store;
import gazette.store.TestDatabase;
import gazette.subscribers.address.EmailAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The counts of letters by state are those of the rows, whatever happens to letters in whatever order.
@ParameterizedClass
@EnumSource
class DeliveryCountsTest {
    private static final int STEPS = "long".equals(System.getProperty("exam")) ? 20_000 : 250;
    private static final int READERS = 40;
    private static final List<SendResult> RESULTS = List.of(
            new SendResult.Accepted(SmtpReply.parse("250 2.0.0 queued")),
            new SendResult.Deferred(SmtpReply.parse("451 4.7.1 greylisted")),
            new SendResult.Failed(SmtpReply.parse("554 5.7.1 no")),
            new SendResult.Failed(SmtpReply.parse("550 no"), RefusedAt.RCPT),
            new SendResult.Unconfirmed(SmtpReply.withoutCode("the connection broke")),
            new SendResult.NotSent("it stalled", Cause.MESSAGE),
            new SendResult.NotSent("it could not be reached", Cause.RELAY),
            new SendResult.NotSent("is it the sender?", Cause.UNDECIDED));

    private final TestDatabase kind;
    private final Random random = new Random(11);
    private final List<QueuedMail> claimed = new ArrayList<>();
    private final List<QueuedMail> past = new ArrayList<>();
    private final Set<DeliveryState> seen = EnumSet.noneOf(DeliveryState.class);
    private final Map<String, DatabaseOutbox> nodes = new HashMap<>();

    @TempDir
    Path folder;

    private TestPublication publication;

    DeliveryCountsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        publication = new TestPublication(folder, kind);
        publication.write(
                "subscribers/letters.csv",
                IntStream.rangeClosed(1, READERS)
                        .mapToObj(i -> "r" + i + "@example.com\n")
                        .collect(Collectors.joining("", "email\n", "")));
        publication.reread();
        for (String node : List.of("one", "two")) {
            store().change(tables -> tables.nodes().put(new Node(node, 0, "here", "")));
            start(node);
        }
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void theCountsAreThoseOfTheRowsAfterEachStepOfARandomHistory() {
        freezeAnother();
        for (int step = 0; step < STEPS; step++) {
            step();
            assertThat(counts()).as("step %d", step).isEqualTo(rows());
            assertThat(found()).as("who is found by state after step %d", step).isEqualTo(rows());
            seen.addAll(counts().keySet());
        }
        assertThat(seen).as("the history leaves no state out").isEqualTo(EnumSet.allOf(DeliveryState.class));
    }

    @Test
    void wrongCountsAreCountedAnew() {
        freezeAnother();
        Map<DeliveryState, Long> right = counts();
        TestDatabase.execute(publication.config().database(), "update delivery_count set letters = letters + 1");
        assertThat(counts()).isNotEqualTo(right);
        long issue = issue();
        store().change(tables -> tables.deliveryCounts().recount(issue, publication.clock.instant()));
        assertThat(counts()).isEqualTo(right);
    }

    private void step() {
        int roll = random.nextInt(100);
        if (roll < 30) {
            claim();
        } else if (roll < 76) {
            commit();
        } else if (roll < 85) {
            publication.clock.pass(Duration.ofMinutes(1 + random.nextInt(2000)));
        } else if (roll < 88) {
            restart();
        } else if (roll < 91) {
            leave();
        } else if (roll < 92) {
            new EraseSubscriber(publication.context()).run(address());
        } else if (roll < 96) {
            DeliveryState state = random.nextBoolean() ? DeliveryState.FAILED : DeliveryState.HELD;
            long issue = issue();
            store().change(tables -> tables.sending().retry(issue, state, publication.clock.instant()));
        } else if (roll < 99) {
            pauseOrResume();
        } else {
            cancel();
        }
    }

    private void claim() {
        List<QueuedMail> mails = node().claim(new ClaimScope("main", Set.of(1L), OptionalInt.empty()), 8);
        claimed.addAll(mails);
    }

    /// Some outcomes come twice, some are late, some are of claims that are lost; some intents, too.
    private void commit() {
        List<QueuedMail> tried = some(random.nextInt(6) == 0 ? past : claimed);
        List<QueuedMail> intents = some(claimed);
        node().commit(List.of(), tried);
        List<QueuedMailResult> results = tried.stream()
                .map(mail ->
                        new QueuedMailResult(mail, RESULTS.get(random.nextInt(RESULTS.size())), random.nextInt(8) == 0))
                .toList();
        node().commit(results, intents);
        past.addAll(tried);
        claimed.removeAll(tried);
    }

    private void restart() {
        String node = random.nextBoolean() ? "one" : "two";
        start(node);
        store().change(tables -> tables.chunks().releaseAllOf(node, publication.clock.instant()));
        past.addAll(claimed);
        claimed.clear();
    }

    private void leave() {
        store().change(tables -> tables.subscribers()
                .byAddress(address())
                .ifPresent(subscriber -> tables.memberships().leave(1, subscriber.id(), publication.clock.instant())));
    }

    private void pauseOrResume() {
        var control = new ControlIssue(publication.context());
        SendingIssue issue = sending();
        if (!control.resume(issue) && random.nextBoolean()) {
            control.pause(issue);
        }
    }

    /// Ends one history, and begins the next.
    private void cancel() {
        if (random.nextInt(3) == 0) {
            new ControlIssue(publication.context()).cancel(sending());
            publication.clock.pass(Duration.ofMinutes(20));
            new FreezeRecipients(publication.context()).cancelPending(issue(), () -> false);
            assertThat(counts()).isEqualTo(rows());
            freezeAnother();
        }
    }

    private void freezeAnother() {
        publication.clock.pass(Duration.ofDays(7));
        publication.article("a" + publication.clock.instant().toEpochMilli() + ".md", "Another", "2026-11-21", "Text.");
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(publication.clock.instant(), ScheduleRun.Occasion.SCHEDULED);
    }

    private List<QueuedMail> some(List<QueuedMail> mails) {
        return mails.stream()
                .filter(_ -> random.nextInt(3) > 0)
                .limit(10)
                .distinct()
                .toList();
    }

    private void start(String node) {
        nodes.put(node, new DatabaseOutbox(store(), node, _ -> {}, publication.clock));
    }

    private DatabaseOutbox node() {
        return Objects.requireNonNull(nodes.get(random.nextInt(4) == 0 ? "two" : "one"));
    }

    private EmailAddress address() {
        return EmailAddress.parse("r" + (1 + random.nextInt(READERS)) + "@example.com")
                .orElseThrow();
    }

    private Map<DeliveryState, Long> counts() {
        long issue = issue();
        return store().read(tables -> tables.deliveryCounts().of(issue));
    }

    private Map<DeliveryState, Long> rows() {
        long issue = issue();
        return store().read(tables -> tables.deliveryStats().count(issue));
    }

    /// Letters by state as the desk finds them, in the parts of the issue that may have some.
    private Map<DeliveryState, Long> found() {
        long issue = issue();
        return store().read(tables -> Arrays.stream(DeliveryState.values())
                .collect(Collectors.toMap(state -> state, state -> (long) tables.issueRecipients()
                        .page(issue, Optional.of(state), 0, 2 * READERS)
                        .size()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private long issue() {
        return sending().id();
    }

    private SendingIssue sending() {
        return store().read(tables -> tables.sending().latest(1)).getFirst();
    }

    private Store store() {
        return publication.context().store();
    }
}

package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Moment;
import gazette.SmtpFaultScript.Stage;
import gazette.issues.IssueState;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.sending.ControlIssue;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relay that misbehaves towards a few recipients, or refuses everybody because of the sender.
///
/// Twenty addresses always get 421: ten that lie side by side at RCPT, ten that are scattered at the dot. One letter
/// resets its connection each time, and to another one the server never replies.
@Tag("alone")
class MisbehavingRelayTest {
    private static final int SUBSCRIBERS = TestScale.of(600, 5_000);
    private static final double MOST_TIME = 1.2;
    private static final Act SOON = new Act.Wait(Duration.ofMillis(TestScale.of(2, 20)), new Act.Normal());
    private static final Act ASKS_TO_WAIT = new Act.Say("421 4.7.0 try again later");

    /// What relays say of a sender, and to which command.
    private static final Map<String, Stage> OBJECTIONS = Map.of(
            "550 The from address does not match a verified Sender Identity", Stage.DOT,
            "550 Sender verify failed", Stage.RCPT,
            "550 5.1.8 sender domain does not exist", Stage.RCPT,
            "501 5.1.7 bad sender address syntax", Stage.RCPT,
            "550 5.1.0 address rejected", Stage.DOT,
            "550 5.4.1 recipient address rejected: Access denied", Stage.RCPT,
            "554 5.2.0 STOREDRV.Submission.Exception: cannot submit", Stage.DOT);

    private final Set<String> waitAtRcpt = addresses(IntStream.range(0, 10));
    private final Set<String> waitAtDot = addresses(IntStream.range(1, 11).map(i -> i * SUBSCRIBERS / 12));
    private final String resets = "r" + SUBSCRIBERS / 7 + "@";
    private final String neverAnswered = "r" + SUBSCRIBERS / 3 + "@";

    @TempDir
    Path folder;

    @Test
    void aFewRecipientsHoldUpNeitherTheOthersNorTheNextIssue() {
        Set<String> odd = Stream.of(waitAtRcpt, waitAtDot, Set.of(resets, neverAnswered))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        try (var metrics = new TestMetrics("a relay that misbehaves", TestDatabase.SQLITE)) {
            Duration usual = timesOfTwoIssues("usual", moment -> usually(moment), Set.of())[0];
            Duration[] times = timesOfTwoIssues("odd", this::oddly, odd);
            metrics.put("readers", SUBSCRIBERS)
                    .put("usualMs", usual.toMillis())
                    .put("oddMs", times[0].toMillis())
                    .put("nextMs", times[1].toMillis());
            if (TestScale.WHOLE) {
                double most = MOST_TIME * (double) usual.toMillis();
                assertThat((double) times[0].toMillis()).isLessThanOrEqualTo(most);
                assertThat((double) times[1].toMillis()).isLessThanOrEqualTo(most);
            }
            metrics.passed();
        }
    }

    @Test
    void anObjectionToTheSenderLosesNobodyAndAllGoesOutWhenItIsLifted() {
        OBJECTIONS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(TestScale.of(1, OBJECTIONS.size()))
                .forEach(objection -> examine(objection.getKey(), objection.getValue()));
    }

    private void examine(String reply, Stage stage) {
        int subscribers = TestScale.of(60, 500);
        var objects = new AtomicBoolean(true);
        SmtpFaultScript script =
                moment -> moment.stage() == stage && objects.get() ? new Act.Say(reply) : new Act.Normal();
        Path own = folder.resolve("objection" + Integer.toHexString(reply.hashCode()));
        try (var exam = scenario(own, subscribers, script)) {
            Process serve = exam.serve();
            exam.await(() -> pauses(exam) && !exam.states().containsKey("intent"));
            assertThat(exam.states()).as(reply).isEqualTo(Map.of("pending", (long) subscribers));
            assertThat(issue(exam, 1).state()).as(reply).isEqualTo(IssueState.SENDING);

            objects.set(false);
            assertThat(new ControlIssue(exam.context()).resume(issue(exam, 1))).isTrue();
            exam.awaitThrough();
            exam.await(() -> issue(exam, 1).state() == IssueState.SENT);
            exam.verdict().assertHolds();
            assertThat(exam.relay.recipients()).doesNotHaveDuplicates();
            assertThat(members(exam)).as(reply).containsEntry(Membership.Status.ACTIVE, (long) subscribers);
            serve.destroy();
        }
    }

    /// @return from the first connection to the last letter that is not held up by the script, of each of two issues
    private Duration[] timesOfTwoIssues(String name, SmtpFaultScript script, Set<String> odd) {
        try (var exam = scenario(folder.resolve(name), SUBSCRIBERS, script)) {
            Process serve = exam.serve();
            exam.await(() -> exam.relay.connections() > 0);
            Duration first = timeUntil(exam, SUBSCRIBERS - odd.size());
            exam.paper.article("second.md", "The second", "2026-11-21", "More.");
            new PublishSchedule(exam.context(), exam.paper.schedule("weekly"))
                    .run(Instant.now(), ScheduleRun.Occasion.MANUAL);
            Duration next = timeUntil(exam, 2 * (SUBSCRIBERS - odd.size()));
            assertThat(exam.relay.recipients().stream().filter(one -> isOdd(one, odd)))
                    .isEmpty();
            serve.destroy();
            return new Duration[] {first, next};
        }
    }

    private static Duration timeUntil(SendingScenario exam, int accepted) {
        Instant begin = Instant.now();
        exam.await(() -> exam.relay.accepted() >= accepted);
        return Duration.between(begin, Instant.now());
    }

    private SendingScenario scenario(Path own, int subscribers, SmtpFaultScript script) {
        return new SendingScenario(own, TestDatabase.SQLITE.fresh(own.resolve("paper")), subscribers, script);
    }

    private Act oddly(Moment moment) {
        String recipient = moment.recipient();
        if (moment.stage() == Stage.RCPT && isOdd(recipient, waitAtRcpt)) {
            return ASKS_TO_WAIT;
        }
        if (moment.stage() == Stage.DOT && isOdd(recipient, waitAtDot)) {
            return ASKS_TO_WAIT;
        }
        if (moment.stage() == Stage.BODY && recipient.startsWith(resets)) {
            return new Act.Reset();
        }
        return moment.stage() == Stage.RCPT && recipient.startsWith(neverAnswered)
                ? new Act.Silence()
                : usually(moment);
    }

    private static Act usually(Moment moment) {
        return moment.stage() == Stage.DOT ? SOON : new Act.Normal();
    }

    private static boolean isOdd(String recipient, Set<String> odd) {
        return odd.contains(recipient.replaceFirst("@.*", "@"));
    }

    private static Set<String> addresses(IntStream numbers) {
        return numbers.mapToObj(i -> "r" + i + "@").collect(Collectors.toSet());
    }

    private static boolean pauses(SendingScenario exam) {
        return exam.context()
                .store()
                .read(tables -> tables.relayPauses().find("main"))
                .isPresent();
    }

    private static SendingIssue issue(SendingScenario exam, long id) {
        return exam.context().store().read(tables -> tables.sending().get(id));
    }

    private static Map<Membership.Status, Long> members(SendingScenario exam) {
        return exam.context().store().read(tables -> tables.memberships().count(1));
    }
}

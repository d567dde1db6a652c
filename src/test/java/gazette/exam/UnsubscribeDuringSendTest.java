package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer.Entry;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.config.DatabaseConfig;
import gazette.store.TestDatabase;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Readers who leave by the link in their letters while the issue goes out, half of them when their own is next.
///
/// The database itself keeps the order of intents and leaves: one transaction writes at a time, so that the numbers
/// which its triggers give rise with the commits.
@Tag("alone")
@ParameterizedClass
@EnumSource
class UnsubscribeDuringSendTest {
    private static final int AT_ONCE = 10;
    private static final SmtpFaultScript UNHURRIED =
            SmtpFaultScript.at(Stage.DOT, new Act.Wait(Duration.ofMillis(50), new Act.Normal()));

    private final TestDatabase kind;
    private final Set<String> left = new HashSet<>();

    @TempDir
    Path folder;

    UnsubscribeDuringSendTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    void noLetterGoesToWhoLeftBeforeItsIntent() throws Exception {
        int subscribers = TestScale.of(4_000, 100_000);
        int half = TestScale.of(100, 2_500);
        try (var metrics = new TestMetrics("unsubscribes in mid-send", kind);
                var exam = new SendingScenario(folder, kind.fresh(folder.resolve("paper")), subscribers, UNHURRIED);
                HttpClient client = HttpClient.newHttpClient()) {
            DatabaseConfig database = exam.paper.config().database();
            watch(database);
            Process serve = exam.serve();
            exam.await(() -> !exam.relay.entries().isEmpty());
            while ((leftInClaimed(database) < half || left.size() < 2 * half) && !isOver(exam)) {
                leave(exam, client, "and chunk.owner is not null and delivery.subscriber_id > chunk.lo + 150");
                leave(exam, client, "and chunk.owner is null");
            }
            exam.hurry();
            exam.await(() -> isOver(exam));
            exam.stop(serve);
            judge(exam, metrics, half);
            metrics.passed();
        }
    }

    private void judge(SendingScenario exam, TestMetrics metrics, int half) {
        DatabaseConfig database = exam.paper.config().database();
        Map<String, Long> states = exam.states();
        List<Entry> taken = exam.relay.entries();
        Set<String> reached = taken.stream().map(Entry::recipient).collect(Collectors.toSet());
        Set<String> late = addresses(database, """
                select distinct address from delivery join exam_log as went on went.subscriber_id = delivery.subscriber_id
                join exam_log as gone on gone.subscriber_id = went.subscriber_id and gone.what = 'left'
                where went.what = 'intent' and went.no > gone.no
                """);
        Set<String> intended = addresses(database, """
                select distinct address from delivery
                join exam_log on exam_log.subscriber_id = delivery.subscriber_id and what = 'intent'
                """);
        long withoutIntent =
                reached.stream().filter(one -> !intended.contains(one)).count();
        long suppressed = states.getOrDefault("suppressed", 0L);
        long accepted = states.getOrDefault("accepted", 0L);
        long inClaimed = leftInClaimed(database);
        long lost = exam.expectedRecipients.stream()
                .filter(one -> !reached.contains(one) && !left.contains(one))
                .count();
        metrics.put("readers", exam.expectedRecipients.size())
                .put("unsubscribes", left.size())
                .put("inClaimedChunks", inClaimed)
                .put("suppressed", suppressed)
                .put("intentAfterLeaving", late.size())
                .put("sentWithoutIntent", withoutIntent)
                .put("lost", lost)
                .put("duplicates", taken.size() - reached.size());
        assertThat(late).isEmpty();
        assertThat(withoutIntent).isZero();
        assertThat(lost).isZero();
        assertThat(suppressed).isPositive();
        assertThat(accepted + suppressed).isEqualTo(exam.expectedRecipients.size());
        assertThat(taken).hasSize((int) accepted);
        assertThat(reached).hasSize((int) accepted);
        assertThat(inClaimed).isGreaterThanOrEqualTo(half);
        assertThat(left).hasSizeGreaterThanOrEqualTo(2 * half);
    }

    /// Makes some readers leave whose letters are pending.
    private void leave(SendingScenario exam, HttpClient client, String where) throws Exception {
        List<List<String>> pending = TestDatabase.rows(exam.paper.config().database(), """
                select delivery.address, delivery.reader, issue.list_id from chunk
                join issue on issue.id = chunk.issue_id
                join delivery on delivery.issue_id = chunk.issue_id
                    and delivery.subscriber_id between chunk.lo and chunk.hi
                where delivery.state = 'pending' and chunk.next_at is not null\s""" + where + """
                 order by chunk.no desc limit 100
                """);
        Collections.shuffle(pending);
        for (List<String> subscriber : pending.subList(0, Math.min(AT_ONCE, pending.size()))) {
            if (left.add(subscriber.get(0))) {
                post(exam, client, subscriber.get(1), Long.parseLong(subscriber.get(2)));
            }
        }
    }

    private static void post(SendingScenario exam, HttpClient client, String subscriber, long list) throws Exception {
        String token = new SignedToken(Purpose.UNSUBSCRIBE, subscriber, list)
                .signed(exam.context().keyRing().signingKey());
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + exam.port + "/u/" + token))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private void watch(DatabaseConfig database) {
        watching().forEach(sql -> TestDatabase.execute(database, sql));
    }

    private List<String> watching() {
        String claimed = """
                (select count(*) from delivery join chunk on chunk.issue_id = delivery.issue_id
                    and delivery.subscriber_id between chunk.lo and chunk.hi
                    where delivery.issue_id = 1 and delivery.subscriber_id = new.subscriber_id
                    and delivery.state = 'pending' and chunk.owner is not null)
                """;
        String intent = "insert into exam_log (what, subscriber_id, claimed) values ('intent', new.subscriber_id, 0);";
        String leave = "insert into exam_log (what, subscriber_id, claimed) values ('left', new.subscriber_id, "
                + claimed + ");";
        return switch (kind) {
            case SQLITE ->
                List.of(
                        "create table exam_log (no integer primary key autoincrement, what text, "
                                + "subscriber_id bigint, claimed bigint)",
                        "create trigger exam_intent after update of state on delivery when new.state = 'intent' begin "
                                + intent + " end",
                        "create trigger exam_left after update of status on membership "
                                + "when new.status = 'unsubscribed' begin " + leave + " end");
            case POSTGRES ->
                List.of(
                        "create table exam_log (no bigint generated always as identity primary key, what text, "
                                + "subscriber_id bigint, claimed bigint)",
                        "create function exam_intent() returns trigger language plpgsql as $$ begin " + intent
                                + " return new; end $$",
                        "create function exam_left() returns trigger language plpgsql as $$ begin " + leave
                                + " return new; end $$",
                        "create trigger exam_intent after update on delivery for each row "
                                + "when (new.state = 'intent') execute function exam_intent()",
                        "create trigger exam_left after update on membership for each row "
                                + "when (new.status = 'unsubscribed') execute function exam_left()");
        };
    }

    private static long leftInClaimed(DatabaseConfig database) {
        return Long.parseLong(
                TestDatabase.rows(database, "select count(*) from exam_log where what = 'left' and claimed > 0")
                        .getFirst()
                        .getFirst());
    }

    private static Set<String> addresses(DatabaseConfig database, String sql) {
        return TestDatabase.rows(database, sql).stream().map(List::getFirst).collect(Collectors.toSet());
    }

    private static boolean isOver(SendingScenario exam) {
        return Set.of("accepted", "suppressed").containsAll(exam.states().keySet());
    }
}

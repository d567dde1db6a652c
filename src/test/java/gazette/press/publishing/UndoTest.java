package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.SendByHand.Order;
import gazette.press.publishing.SendByHand.Result;
import gazette.press.sending.ControlIssue;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.press.sending.UndoIssue;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.SendOrderTable.SendOrder;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What is sent by hand in a running `serve`, and the minute in which it may be undone, on each of the databases.
@ParameterizedClass
@EnumSource
class UndoTest {
    private static final String NOTES = "schedules/weekly/intro.md";
    private static final List<String> TABLES = List.of(
            "issue",
            "issue_article",
            "variant",
            "variant_article",
            "issue_group",
            "issue_segment",
            "issue_note",
            "offer",
            "left_out_article",
            "membership",
            "delivery",
            "chunk");

    private final TestDatabase kind;

    @TempDir
    Path folder;

    private TestPublication publication;

    UndoTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        publication = new TestPublication(folder, kind);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void whatWasShownGoesOutWhenTheMinuteIsOver() {
        SendOrder order = sent(send("one"));
        deliver();
        assertThat(publication.counts()).isEmpty();
        assertThat(state()).isEqualTo(IssueState.UNDOABLE);
        publication.clock.pass(Duration.ofSeconds(59));
        deliver();
        assertThat(publication.counts()).isEmpty();
        publication.clock.pass(Duration.ofSeconds(1));
        deliver();
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
        assertThat(run(order.run()).outcome()).isEqualTo(ScheduleRun.Outcome.SENT);
        assertThat(state()).isEqualTo(IssueState.SENT);
    }

    @Test
    void nothingIsPublicBeforeTheMinuteIsOver() {
        SendOrder order = sent(send("one"));
        assertThat(publicIssues()).isZero();
        assertThat(publicPositions()).isZero();
        assertThat(new ControlIssue(publication.context()).restore(issue())).isEmpty();
        assertThat(publicIssues()).isZero();
        publication.clock.set(order.undoUntil());
        deliver();
        assertThat(publicIssues()).isEqualTo(1);
        assertThat(publicPositions()).isEqualTo(1);
    }

    @Test
    void anUndoneIssueIsGoneAsIfNeverMade() {
        publication.write(NOTES, "Good morning.\n");
        importFiles();
        Map<String, List<List<String>>> before = stored();
        SendOrder order = sent(send("one"));
        assertThat(stored()).isNotEqualTo(before);
        assertThat(undo(order)).isTrue();
        assertThat(stored()).isEqualTo(before);
        publication.clock.pass(Duration.ofMinutes(5));
        deliver();
        assertThat(publication.counts()).isEmpty();
        ScheduleRun run = run(order.run());
        assertThat(run.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        assertThat(run.summary()).startsWith("undone: letters/1 was undone by ann");
        SendOrder again = sent(send("two"));
        assertThat(again.issueName()).isEqualTo("letters/1");
    }

    @Test
    void anUndoThatComesTooLateUndoesNothing() {
        SendOrder order = sent(send("one"));
        publication.clock.set(order.undoUntil());
        deliver();
        assertThat(undo(order)).isFalse();
        assertThat(publication.counts()).hasSize(2);
        assertThat(state()).isEqualTo(IssueState.SENT);
    }

    @Test
    void anUndoAtTheLastMomentMeetsTheSenderAndOneOfThemWins() throws Exception {
        for (int round = 0; round < 6; round++) {
            publication.article("round" + round + ".md", "Round " + round, "2026-11-20", "Text " + round);
            SendOrder order = sent(send("round " + round));
            publication.clock.set(order.undoUntil());
            long before = publication.mail.getReceivedMessages().length;
            boolean undone = race(order);
            long letters = publication.mail.getReceivedMessages().length - before;
            assertThat(letters).isEqualTo(undone ? 0 : 2);
            boolean isThere = publication
                    .context()
                    .store()
                    .read(tables -> tables.sending().findById(order.issue()).isPresent());
            assertThat(isThere).isEqualTo(!undone);
        }
    }

    @Test
    void theMinuteOutlivesTheProcess() {
        SendOrder order = sent(send("one"));
        publication.restart();
        deliver();
        assertThat(publication.counts()).isEmpty();
        assertThat(undo(order)).isTrue();
        SendOrder again = sent(send("two"));
        publication.restart();
        publication.clock.set(again.undoUntil());
        deliver();
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void oneFormSendsOneIssueHoweverOftenItIsSubmitted() {
        Order form = form("one");
        SendOrder first = sent(send(form));
        assertThat(sent(send(form))).isEqualTo(first);
        assertThat(undo(first)).isTrue();
        assertThat(sent(send(form)).undoneBy()).isEqualTo("ann");
        boolean isOpen = publication
                .context()
                .store()
                .read(tables -> tables.undo().ofList("letters").isPresent());
        assertThat(isOpen).isFalse();
    }

    @Test
    void twoEditorsAtOnceSendOneIssue() throws Exception {
        Order one = form("one");
        Order two = form("two");
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Result> results = new ArrayList<>();
            for (Future<Result> result :
                    threads.invokeAll(List.<Callable<Result>>of(() -> send(one), () -> send(two)))) {
                results.add(result.get());
            }
            assertThat(results).filteredOn(Result.Sent.class::isInstance).hasSize(1);
            assertThat(results)
                    .as(results.toString())
                    .filteredOn(Result.Changed.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void aSlotWithinTheMinuteWaitsAndMakesNoSecondIssue() throws Exception {
        SendOrder order = sent(send("one"));
        Optional<ScheduleRun> slot = duringSlot(() -> publication.clock.set(order.undoUntil()));
        assertThat(slot.orElseThrow().outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        deliver();
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
    }

    @Test
    void aSlotWithinTheMinuteMakesTheIssueIfTheOtherIsUndone() throws Exception {
        SendOrder order = sent(send("one"));
        Optional<ScheduleRun> slot = duringSlot(() -> undo(order));
        assertThat(slot.orElseThrow().outcome()).isEqualTo(ScheduleRun.Outcome.RUNNING);
        deliver();
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
        assertThat(issue().name()).isEqualTo("letters/1");
    }

    @Test
    void whatChangedSinceItWasShownIsNotSent() {
        Order form = form("one");
        publication.article("second.md", "The second", "2026-11-21", "More.");
        assertThat(send(form)).isInstanceOf(Result.Changed.class);
        Order count = form("two");
        publication.write("subscribers/letters.csv", "email,name\nann@example.com,Ann\ndee@example.com,Dee\n");
        assertThat(send(count)).isInstanceOf(Result.Changed.class);
        Order again = form("three");
        publication.clock.pass(Duration.ofHours(2));
        assertThat(sent(send(again)).issueName()).isEqualTo("letters/1");
        assertThat(issue().date()).isEqualTo(publication.clock.instant());
    }

    @Test
    void anIssueThatMayBeUndoneIsNeitherPausedNorCancelled() {
        sent(send("one"));
        assertThat(new ControlIssue(publication.context()).pause(issue())).isFalse();
        assertThat(new ControlIssue(publication.context()).cancel(issue())).isFalse();
        assertThat(state()).isEqualTo(IssueState.UNDOABLE);
    }

    @Test
    void whoJoinsWithinTheMinuteOfAFirstIssueMissesNothingIfItIsUndone() {
        SendOrder order = sent(send("one"));
        publication.write(
                "subscribers/letters.csv", "email,name\nann@example.com,Ann\nbo@example.org,Bo\neve@example.com,Eve\n");
        importFiles();
        assertThat(undo(order)).isTrue();
        SendOrder again = sent(send("two"));
        publication.clock.set(again.undoUntil());
        deliver();
        assertThat(publication.counts()).containsKey("eve@example.com");
    }

    @Test
    void anIssueRightAfterAnotherStillHasItsRecipients() {
        SendOrder first = sent(send("one"));
        publication.article("second.md", "The second", "2026-11-21", "More.");
        publication.clock.set(first.undoUntil());
        // The minute is over, and whoever sends has not come to freezing yet.
        publication.context().store().write(tables -> tables.undo().end(first.undoUntil()));
        // The page took those for recipients whom the first one had not served yet.
        assertThat(send("two")).isInstanceOf(Result.Changed.class);
        sent(send("three"));
        publication.clock.pass(Duration.ofMinutes(2));
        deliver();
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 2L, "bo@example.org", 2L));
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeTheMinuteHours() {
        sent(send("one"));
        publication.clock.pass(Duration.ofHours(-2));
        deliver();
        publication.clock.pass(Duration.ofSeconds(61));
        deliver();
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void anArticleWhoseTimeCameAfterThePageWasShownIsNotSent() {
        publication.article("later.md", "Later", "2026-11-23T08:10:00+01:00", "More.");
        Order form = form("one");
        publication.clock.pass(Duration.ofMinutes(15));
        assertThat(send(form)).isInstanceOf(Result.Changed.class);
        assertThat(new ControlIssue(publication.context()).find("letters/1")).isEmpty();
    }

    @Test
    void whatFailedOfACancelledIssueIsNotTriedAgain() {
        sent(send("one"));
        publication.clock.pass(Duration.ofMinutes(2));
        deliver();
        var database = publication.config().database();
        TestDatabase.execute(database, "update issue set status = 'cancelled'");
        TestDatabase.execute(database, "update delivery set state = 'failed'");
        long issue = issue().id();
        publication.context().store().change(tables -> tables.deliveryCounts().recount(issue, TestPublication.MONDAY));
        assertThat(new ControlIssue(publication.context()).retry(issue(), DeliveryState.FAILED))
                .isZero();
    }

    private void importFiles() {
        new ImportListFiles(publication.context()).run();
    }

    private Optional<ScheduleRun> duringSlot(Runnable meanwhile) throws Exception {
        Instant slot = TestPublication.MONDAY;
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Optional<ScheduleRun>> run =
                    threads.submit(() -> new PublishSchedule(publication.context(), publication.schedule("weekly"))
                            .run(slot.plusMillis(7), ScheduleRun.Occasion.MANUAL));
            while (lastRun()
                    .map(ScheduleRun::slot)
                    .filter(slot.plusMillis(7)::equals)
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            meanwhile.run();
            return run.get();
        }
    }

    private boolean race(SendOrder order) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> undone = threads.submit(() -> {
                start.await();
                return undo(order);
            });
            Future<?> delivered = threads.submit(() -> {
                start.await();
                deliver();
                return null;
            });
            start.countDown();
            delivered.get();
            return undone.get();
        }
    }

    private Map<String, List<List<String>>> stored() {
        var config = publication.config().database();
        return TABLES.stream()
                .collect(
                        Collectors.toMap(table -> table, table -> TestDatabase.rows(config, "select * from " + table)));
    }

    private Optional<ScheduleRun> lastRun() {
        return publication.context().store().read(tables -> tables.runs().latest(1)).stream()
                .findFirst();
    }

    private ScheduleRun run(long id) {
        return publication.context().store().read(tables -> tables.runs().get(id));
    }

    private long publicIssues() {
        return publication
                .context()
                .store()
                .read(tables -> tables.issues()
                        .latest(tables.lists().ids(List.of("letters")), 9)
                        .size());
    }

    private long publicPositions() {
        return publication
                .context()
                .store()
                .read(tables -> tables.issues()
                        .feedPositions(tables.lists().ids(List.of("letters")))
                        .size());
    }

    private SendingIssue issue() {
        return new ControlIssue(publication.context()).find("letters/1").orElseThrow();
    }

    private IssueState state() {
        return issue().state();
    }

    private boolean undo(SendOrder order) {
        return new UndoIssue(publication.context()).undo(order.issue(), order.run(), "ann", "");
    }

    private void deliver() {
        new SendIssues(publication.context(), new RelayStates(publication.clock)).run(() -> false);
    }

    private PrepareSend.Prepared prepare() {
        return new PrepareSend(publication.context(), publication.schedule("weekly")).run(false);
    }

    private Order form(String token) {
        SendPreview shown = prepare().issue().orElseThrow();
        return new Order(token, shown.fingerprint(), shown.at(), "ann", "");
    }

    private Result send(String token) {
        return send(form(token));
    }

    private Result send(Order order) {
        return new SendByHand(publication.context(), publication.schedule("weekly")).run(order);
    }

    private static SendOrder sent(Result result) {
        assertThat(result).isInstanceOf(Result.Sent.class);
        return ((Result.Sent) result).order();
    }
}

package gazette.press.sending;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Entry;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.issues.ScheduleRun;
import gazette.press.notifications.AlertEditors;
import gazette.press.picking.ExplainSubscriber;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.store.EditorEventTable.Event;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of an issue whose relay refuses, doubts or breaks, on each of the databases.
@ParameterizedClass
@EnumSource
class SendIssuesTest {
    private static final Act OK = new Act.Normal();

    private final TestDatabase kind;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    private TestPublication publication;
    private RelayStates relayStates;

    SendIssuesTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        publication = new TestPublication(folder, kind);
        relayStates = new RelayStates(publication.clock);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void whatIsGreylistedAtFirstIsAcceptedOnTheSecondTry() {
        try (var server = new FaultySmtpServer(moment -> moment.stage() == Stage.RCPT && seen.add(moment.recipient())
                ? new Act.Say("451 4.7.1 greylisted")
                : OK)) {
            freeze(server, 30, "");
            send();
            assertThat(states()).isEqualTo(Map.of("deferred", 30L));
            publication.clock.pass(Duration.ofMinutes(6));
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 30L));
            assertThat(server.recipients()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aThirdOfAllRepliesMayBeTemporaryRefusalsAndNobodyIsLost() {
        var random = new Random(7);
        try (var server = new FaultySmtpServer(moment -> {
            synchronized (random) {
                // Three of ten attempts meet it at one of the two stages: 0.7 is 0.837 squared.
                boolean refuses =
                        (moment.stage() == Stage.RCPT || moment.stage() == Stage.DOT) && random.nextInt(1000) < 163;
                return refuses ? new Act.Say("452 4.2.2 not now") : OK;
            }
        })) {
            freeze(server, 200, "");
            for (int round = 0; round < 12 && !states().equals(Map.of("accepted", 200L)); round++) {
                send();
                publication.clock.pass(Duration.ofHours(6));
            }
            assertThat(states()).isEqualTo(Map.of("accepted", 200L));
            assertThat(server.recipients()).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @Test
    void anUnknownMailboxIsTriedOnceAndSuppressedOnAllLists() {
        var tries = new AtomicInteger();
        try (var server = new FaultySmtpServer(moment -> {
            boolean gone = moment.stage() == Stage.RCPT && moment.recipient().equals("r3@example.com");
            return gone ? new Act.Say("550 5.1.1 no such mailbox " + tries.incrementAndGet()) : OK;
        })) {
            freeze(server, 5, "");
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 4L, "failed", 1L));
            assertThat(new ExplainSubscriber(publication.context()).explain("R3@example.com"))
                    .anyMatch(line -> line.contains("suppressed: 550 5.1.1 no such mailbox 1"))
                    .anyMatch(line -> line.contains("on letters (weekly): bounced"));

            publication.article("second.md", "The second", "2026-11-21", "More.");
            publication.publish("weekly");
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void anObjectionToTheSenderStopsAllSuppressesNobodyAndAllIsSentWhenItIsLifted() {
        var objects = new AtomicInteger(1);
        try (var server = new FaultySmtpServer(moment -> moment.stage() == Stage.DOT && objects.get() == 1
                ? new Act.Say("550 5.7.26 unauthenticated mail")
                : OK)) {
            freeze(server, 300, "");
            List<String> troubles = send();
            assertThat(troubles).singleElement().asString().contains("rests until", "550 5.7.26 unauthenticated mail");
            assertThat(server.commands().stream().filter("."::equals).count()).isLessThanOrEqualTo(20 + 5);
            assertThat(states()).isEqualTo(Map.of("pending", 300L));
            assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 300L));

            objects.set(0);
            publication.clock.pass(Duration.ofMinutes(6));
            assertThat(send()).isEmpty();
            assertThat(states()).isEqualTo(Map.of("accepted", 300L));
            assertThat(server.recipients()).hasSize(300).doesNotHaveDuplicates();
        }
    }

    @Test
    void theEditorsAreToldOfAnObjectionToTheSender() {
        try (var server =
                new FaultySmtpServer(SmtpFaultScript.at(Stage.MAIL, new Act.Say("550 5.7.1 you may not send here")))) {
            freeze(server, 3, "");
            send();
            assertThat(untold()).singleElement().satisfies(event -> {
                assertThat(event.about()).isEqualTo("main");
                assertThat(event.detail()).contains("550 5.7.1 you may not send here", "No subscriber was given up");
            });
        }
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                        TestPublication.relay(publication.mail.getSmtp().getPort())));
        publication.reread();
        new AlertEditors(publication.context()).run();
        assertThat(publication.subjectsTo("chief@example.org")).containsExactly("Relay main objects to our letters");
        assertThat(untold()).isEmpty();
    }

    @Test
    void aPolicyAgainstOneReaderStopsNobodyElse() {
        try (var server = new FaultySmtpServer(
                moment -> moment.stage() == Stage.DOT && moment.recipient().equals("r7@example.com")
                        ? new Act.Say("550 5.7.1 not for this reader")
                        : OK)) {
            freeze(server, 60, "");
            assertThat(send()).isEmpty();
            assertThat(states()).isEqualTo(Map.of("accepted", 59L, "deferred", 1L));
            publication.clock.pass(Duration.ofMinutes(6));
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 59L, "failed", 1L));
            assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 60L));
        }
    }

    @Test
    void whatIsDeferredForThreeDaysExpires() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.at(Stage.RCPT, new Act.Say("451 4.3.0 later")))) {
            freeze(server, 1, "");
            for (int hours = 0; hours <= 78; hours += 6) {
                send();
                assertThat(states()).isEqualTo(Map.of(hours < 72 ? "deferred" : "expired", 1L));
                publication.clock.pass(Duration.ofHours(6));
            }
            assertThat(untold()).extracting(Event::kind).containsExactly(EventKind.LETTERS);
        }
    }

    @Test
    void aPausedIssueWaitsAndGoesOnWhereItWas() {
        var orders = new ControlIssue(publication.context());
        try (var server = new FaultySmtpServer(moment -> {
            if (moment.stage() == Stage.DOT && moment.accepted() == 9) {
                orders.pause(issue());
            }
            return OK;
        })) {
            freeze(server, 40, ", connections: 1");
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 10L, "pending", 30L));
            assertThat(send()).isEmpty();
            assertThat(states()).isEqualTo(Map.of("accepted", 10L, "pending", 30L));

            assertThat(orders.resume(issue())).isTrue();
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 40L));
            assertThat(server.recipients()).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCancelledIssueIsClosedAndItsCountsAddUp() {
        var orders = new ControlIssue(publication.context());
        try (var server = new FaultySmtpServer(moment -> {
            if (moment.stage() == Stage.DOT && moment.accepted() == 9) {
                publication.context().store().change(tables -> tables.sending().cancel(1, publication.clock.instant()));
            }
            return OK;
        })) {
            freeze(server, 40, ", connections: 1");
            send();
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 10L, "cancelled", 30L));
            assertThat(orders.resume(issue())).isFalse();
            assertThat(run().summary()).contains("10 accepted, 30 cancelled");
        }
    }

    @Test
    void aHeldLetterGoesOutOnceMoreWhenItIsOrdered() {
        var breaks = new AtomicInteger(2);
        try (var server = new FaultySmtpServer(
                moment -> moment.stage() == Stage.DOT && breaks.getAndDecrement() > 0 ? new Act.Drop() : OK)) {
            freeze(server, 1, "");
            send();
            publication.clock.pass(Duration.ofMinutes(11));
            send();
            assertThat(states()).isEqualTo(Map.of("held", 1L));
            assertThat(new ControlIssue(publication.context()).retry(issue(), DeliveryState.HELD))
                    .isEqualTo(1);
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 1L));
            Set<Entry> different = new HashSet<>(server.entries());
            assertThat(different).hasSize(1);
        }
    }

    @Test
    void aLargeIssueGoesToItsFirstReadersFirst() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            freeze(server, 50, "", "sending: {canary: 10, canary_from: 50, canary_wait: 2m}\n");
            send();
            assertThat(server.recipients()).hasSize(10);
            send();
            publication.clock.pass(Duration.ofMinutes(1));
            send();
            assertThat(server.recipients()).hasSize(10);
            publication.clock.pass(Duration.ofMinutes(1));
            send();
            assertThat(server.recipients()).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @Test
    void anIssueWhoseFirstLettersFailIsPausedAndTheEditorsAreTold() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.at(Stage.RCPT, new Act.Say("550 5.1.1 nobody")))) {
            freeze(server, 50, "", "sending: {canary: 10, canary_from: 50, canary_wait: 2m}\n");
            send();
            send();
            publication.clock.pass(Duration.ofMinutes(3));
            send();
            assertThat(issue().state()).isEqualTo(IssueState.PAUSED);
            assertThat(issue().pausedBecause()).isEqualTo("10 of the first 10 letters failed");
            assertThat(states()).isEqualTo(Map.of("failed", 10L, "pending", 40L));
            assertThat(untold()).extracting(Event::kind).containsExactly(EventKind.CANARY);
        }
    }

    @Test
    void aRelayTakesNoMoreADayThanItsPlanSays() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            freeze(server, 50, ", per_day: 40, warm_up: {from: 2026-11-23, first_day: 15, growth: 2}");
            send();
            send();
            assertThat(server.recipients()).hasSize(15);
            publication.clock.pass(Duration.ofDays(1));
            send();
            assertThat(server.recipients()).hasSize(45);
            publication.clock.pass(Duration.ofDays(1));
            send();
            assertThat(server.recipients()).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @Test
    void anotherRelayStandsInForOneThatCannotBeReached() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            readers(20);
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings(
                            "relays:\n  main: {host: 127.0.0.1, port: " + server.port() + ", tls: none}\n"));
            publication.reread();
            new PublishSchedule(publication.context(), publication.schedule("weekly"))
                    .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings(
                            "relays:\n  gone: {host: 127.0.0.1, port: 1, tls: none}\n  spare: {host: 127.0.0.1, port: "
                                    + server.port() + ", tls: none}\n"));
            publication.reread();
            send();
            assertThat(states()).isEqualTo(Map.of("pending", 20L));
            send();
            assertThat(states()).isEqualTo(Map.of("accepted", 20L));
        }
    }

    @Test
    void aRestoredDatabaseSendsNothingUntilItIsConfirmed() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            freeze(server, 5, "");
            var node = new RestoredDatabaseGuard(publication.context());
            node.begin();
            // As after the restoring of a copy that was made before these claims.
            node.recordFence(12);
            assertThat(send()).singleElement().asString().contains("nothing is sent", "restored from a backup");
            assertThat(server.recipients()).isEmpty();

            node.release();
            assertThat(send()).isEmpty();
            assertThat(server.recipients()).hasSize(5);
        }
    }

    private void freeze(FaultySmtpServer server, int subscribers, String limits) {
        freeze(server, subscribers, limits, "");
    }

    private void freeze(FaultySmtpServer server, int subscribers, String limits, String settings) {
        readers(subscribers);
        publication.write(
                "gazette.yaml",
                TestPublication.settings("relays: {main: {host: 127.0.0.1, port: " + server.port() + ", tls: none"
                        + limits + "}}\n" + settings));
        publication.reread();
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
    }

    private void readers(int subscribers) {
        publication.write(
                "subscribers/letters.csv",
                IntStream.rangeClosed(1, subscribers)
                        .mapToObj(i -> "r" + i + "@example.com\n")
                        .collect(Collectors.joining("", "email\n", "")));
    }

    private List<String> send() {
        return new SendIssues(publication.context(), relayStates).run(() -> false);
    }

    private SendingIssue issue() {
        return new ControlIssue(publication.context()).find("letters/1").orElseThrow();
    }

    private ScheduleRun run() {
        return publication
                .context()
                .store()
                .read(tables -> tables.runs().lastOf("weekly"))
                .orElseThrow();
    }

    private Map<String, Long> states() {
        return TestPublication.byWord(publication
                .context()
                .store()
                .read(tables -> tables.deliveryStats().count(1)));
    }

    private Map<Membership.Status, Long> members() {
        return publication.context().store().read(tables -> tables.memberships().count(1));
    }

    private List<Event> untold() {
        return publication.context().store().read(tables -> tables.events().unreported());
    }
}

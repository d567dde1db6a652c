package gazette.press.sending;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.issues.IssueState;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.store.EditorEventTable.Event;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose fault a reply is: one recipient's, a domain's, the relay's or the sender's. Subscriber r12 is at d2.example,
/// r13 at d3.example, and so on, with six domains.
class RelayFaultsTest {
    private static final Act OK = new Act.Normal();
    private static final Duration AFTER_PAUSE = Duration.ofMinutes(6);
    private static final SmtpFaultScript DISABLED_AT_THREE_DOMAINS =
            at(Stage.RCPT, recipient -> recipient.matches(".*@d[123]\\.example"), new Act.Say("550 5.2.1 disabled"));

    @TempDir
    Path folder;

    private TestPublication publication;
    private RelayStates relayStates;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        relayStates = new RelayStates(publication.clock);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @ParameterizedTest
    @CsvSource({"RCPT,421 4.7.0 later", "DOT,421 later", "DATA,454 4.7.0 not now"})
    void oneRecipientThatIsAskedToWaitEachTimeHoldsUpNeitherTheOthersNorTheNextIssue(Stage stage, String reply) {
        try (var server = new FaultySmtpServer(at(stage, "r4@d4.example"::equals, new Act.Say(reply)))) {
            freeze(server, 40, ", connections: 2");
            assertThat(send()).isEmpty();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 39L, "deferred", 1L));
            for (int i = 0; i < 4; i++) {
                publication.clock.pass(Duration.ofHours(1));
                assertThat(send()).isEmpty();
            }
            freezeNext();
            assertThat(send()).isEmpty();
            assertThat(states(2)).isEqualTo(Map.of("accepted", 39L, "deferred", 1L));
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT,reset", "RCPT,drop", "DATA,garbage", "DATA,reset", "BODY,421"})
    void aLetterThatBreaksEveryConnectionWaitsAloneAfterTheThird(Stage stage, String fault) {
        var tries = ConcurrentHashMap.<Integer>newKeySet();
        try (var server = new FaultySmtpServer(moment -> {
            boolean isPoison = moment.stage() == stage && moment.recipient().equals("r4@d4.example");
            return isPoison && tries.add(moment.connection()) ? act(fault) : OK;
        })) {
            freeze(server, 30, ", connections: 1");
            assertThat(send()).isEmpty();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 29L, "deferred", 1L));
            // One that breaks before the reply to MAIL is tried again without a word, as if it had been idle too long.
            assertThat(tries).hasSizeBetween(3, 6);
        }
    }

    @Test
    void aRelayThatAsksEverybodyToWaitPausesAndTheProbeIsForAnother() {
        var refuses = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(refuses, Stage.RCPT, "421 4.3.2 no"))) {
            freeze(server, 18, ", connections: 1");
            assertThat(send()).singleElement().asString().contains("421 4.3.2 no");
            assertThat(states(1)).isEqualTo(Map.of("deferred", 6L, "pending", 12L));
            refuses.set(false);
            publication.clock.pass(Duration.ofSeconds(11));
            send();
            assertThat(states(1)).isEqualTo(Map.of("deferred", 6L, "accepted", 12L));
            publication.clock.pass(AFTER_PAUSE);
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 18L));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DOT  | 550 The from address does not match a verified Sender Identity
            RCPT | 550 5.1.8 <editor@example.org>: sender domain has no MX (id %s)
            DOT  | 550 5.4.1 Access denied. AS(201806281) [%s.prod.protection.outlook.com]
            """)
    void anObjectionToTheSenderWhateverItsCodeStopsAllAndSuppressesNobody(Stage stage, String reply) {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(objects, stage, reply))) {
            freeze(server, 60, "");
            assertThat(send()).singleElement().asString().contains("rests until");
            assertThat(states(1)).isEqualTo(Map.of("pending", 60L));
            assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 60L));
            assertThat(untold()).extracting(Event::kind).containsExactly(EventKind.RELAY);
            assertThat(issue(1).state()).isEqualTo(IssueState.SENDING);

            objects.set(false);
            publication.clock.pass(AFTER_PAUSE);
            assertThat(send()).isEmpty();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 60L));
            assertThat(server.recipients()).hasSize(60).doesNotHaveDuplicates();
            assertThat(issue(1).state()).isEqualTo(IssueState.SENT);
        }
    }

    /// The first letters go out alone, and to two domains only.
    @Test
    void anObjectionToACanaryOfTwoDomainsIsSeenAtOnce() {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(objects, Stage.DOT, "554 5.2.0 sender not allowed"))) {
            freeze(
                    server,
                    60,
                    ", connections: 1",
                    i -> "r" + i + "@d" + (i < 30 ? i % 2 : i % 6) + ".example",
                    "sending: {canary: 20, canary_from: 50}\n");
            assertThat(send()).singleElement().asString().contains("rests until");
            assertThat(untold()).extracting(Event::kind).containsExactly(EventKind.RELAY);
            assertThat(states(1)).isEqualTo(Map.of("pending", 60L));
        }
    }

    @Test
    void aPauseOutlivesTheProcessAndEndsWhenTheEditorResumesTheIssue() {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(objects, Stage.DOT, "550 Sender refused"))) {
            freeze(server, 30, "");
            send();
            int connections = server.connections();
            relayStates = new RelayStates(publication.clock);
            assertThat(send()).singleElement().asString().contains("550 Sender refused");
            assertThat(server.connections()).isEqualTo(connections);

            objects.set(false);
            assertThat(new ControlIssue(publication.context()).resume(issue(1))).isTrue();
            assertThat(send()).isEmpty();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 30L));
        }
    }

    @Test
    void aBareRefusalBlocksAnAddressOnlyAfterThreeIssuesInWhichItsDomainTookOthers() {
        Map<String, String> replies = Map.of(
                "r1@d1.example", "550 No such user here",
                "r2@d2.example", "550 blocked by our policy",
                "r3@d3.example", "550 5.5.0 not now",
                "r4@alone.example", "550 No such user here");
        try (var server = new FaultySmtpServer(moment -> switch (moment.stage()) {
            case RCPT -> replies.containsKey(moment.recipient()) ? new Act.Say(replies.get(moment.recipient())) : OK;
            case DOT -> moment.recipient().equals("r5@d5.example") ? new Act.Say("550 no") : OK;
            default -> OK;
        })) {
            freeze(server, 12, ", connections: 1", i -> "r" + i + "@" + (i == 4 ? "alone" : "d" + i % 6) + ".example");
            send();
            for (int i = 2; i <= 3; i++) {
                assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 12L));
                publication.clock.pass(Duration.ofDays(8));
                publication.article("next" + i + ".md", "Next " + i, "2026-11-21", "More " + i + ".");
                publish();
                send();
            }
            assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 11L, Membership.Status.BOUNCED, 1L));
            assertThat(states(3)).isEqualTo(Map.of("accepted", 7L, "failed", 5L));
        }
    }

    @Test
    void anObjectionInMidIssueLosesNobody() {
        var objects = new AtomicBoolean();
        try (var server = new FaultySmtpServer(moment -> {
            objects.compareAndSet(false, moment.accepted() >= 30);
            return moment.stage() == Stage.DOT && objects.get() && moment.accepted() < 100
                    ? new Act.Say("554 5.2.0 quota")
                    : OK;
        })) {
            freeze(server, 90, "");
            send();
            assertThat(states(1)).containsOnlyKeys("accepted", "pending");
            publication.clock.pass(AFTER_PAUSE);
            send();
            assertThat(states(1)).containsOnlyKeys("accepted", "pending");
        }
    }

    @Test
    void tenAddressesOfThreeDomainsThatAreRefusedForTheirOwnReasonsFailOnceAnotherDomainIsAccepted() {
        try (var server = new FaultySmtpServer(DISABLED_AT_THREE_DOMAINS)) {
            freezeFirstThoseAtThreeDomains(server);
            assertThat(send()).hasSize(1);
            assertThat(states(1)).isEqualTo(Map.of("pending", 24L));
            publication.clock.pass(AFTER_PAUSE);
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 12L, "failed", 12L));
            assertThat(members()).isEqualTo(Map.of(Membership.Status.ACTIVE, 24L));
        }
    }

    @Test
    void anIssueOfWhichNothingWasAcceptedIsNotSentAndIsTriedAgain() {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(objects, Stage.DOT, "550 Sender not verified"))) {
            freeze(server, 4, "");
            send();
            assertThat(states(1)).isEqualTo(Map.of("pending", 4L));
            assertThat(run().outcome()).isEqualTo(ScheduleRun.Outcome.FAILED);
            assertThat(untold())
                    .singleElement()
                    .satisfies(event -> assertThat(event.detail())
                            .contains("none of its letters was accepted", "550 Sender not verified", "tried again"));

            objects.set(false);
            publication.clock.pass(AFTER_PAUSE);
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 4L));
            assertThat(run().outcome()).isEqualTo(ScheduleRun.Outcome.SENT);
            assertThat(issue(1).state()).isEqualTo(IssueState.SENT);
        }
    }

    @Test
    void anIssueThatIsRefusedForThreeDaysIsHeldUntilItIsResumed() {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(objects, Stage.DOT, "550 no"))) {
            freeze(server, 2, "");
            for (int hours = 0; hours < 80; hours += 6) {
                send();
                publication.clock.pass(Duration.ofHours(6));
            }
            assertThat(states(1)).isEqualTo(Map.of("failed", 2L));
            assertThat(issue(1).state()).isEqualTo(IssueState.PAUSED);
            assertThat(issue(1).pausedBecause()).contains("550 no", "gazette issue resume letters/1");

            objects.set(false);
            new ControlIssue(publication.context()).resume(issue(1));
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 2L));
            assertThat(issue(1).state()).isEqualTo(IssueState.SENT);
        }
    }

    @Test
    void aRefusedIssueThatIsResumedAtOnceGoesToEverybodyOnce() {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(refusing(objects, Stage.DOT, "550 Sender not verified"))) {
            freeze(server, 4, ", connections: 1");
            send();
            assertThat(states(1)).isEqualTo(Map.of("pending", 4L));
            objects.set(false);
            new ControlIssue(publication.context()).resume(issue(1));
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 4L));
            assertThat(server.recipients()).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @Test
    void theProbeAfterARestartIsForADomainThatWasNotRefused() {
        try (var server = new FaultySmtpServer(DISABLED_AT_THREE_DOMAINS)) {
            freezeFirstThoseAtThreeDomains(server);
            send();
            assertThat(states(1)).isEqualTo(Map.of("pending", 24L));
            relayStates = new RelayStates(publication.clock);
            publication.clock.pass(AFTER_PAUSE);
            send();
            assertThat(states(1)).containsEntry("accepted", 12L);
        }
    }

    @Test
    void theTimeOfAnObjectionIsNotTakenFromALettersThreeDays() {
        var objects = new AtomicBoolean(true);
        try (var server = new FaultySmtpServer(moment -> switch (moment.stage()) {
            case DOT -> objects.get() ? new Act.Say("550 Sender refused") : OK;
            case RCPT ->
                !objects.get() && moment.recipient().equals("r1@d1.example") ? new Act.Say("451 4.7.1 greylisted") : OK;
            default -> OK;
        })) {
            freeze(server, 12, ", connections: 1");
            for (int hours = 0; hours < 100; hours += 3) {
                send();
                publication.clock.pass(Duration.ofHours(3));
            }
            assertThat(states(1)).isEqualTo(Map.of("pending", 12L));
            objects.set(false);
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 11L, "deferred", 1L));
        }
    }

    @Test
    void whatASpareRelayObjectsToWaitsForTheOneThatTookTheOthers() {
        var down = new AtomicBoolean(true);
        try (var main = new FaultySmtpServer(
                        moment -> moment.stage() == Stage.MAIL && down.get() && moment.accepted() >= 12
                                ? new Act.Say("421 4.3.2 going down")
                                : OK);
                var spare = new FaultySmtpServer(
                        moment -> moment.stage() == Stage.DOT ? new Act.Say("550 Sender not verified") : OK)) {
            freeze(main, 20, ", connections: 1");
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings("relays: {main: {host: 127.0.0.1, port: "
                                    + main.port() + ", tls: none, connections: 1}, spare: {host: 127.0.0.1, port: "
                                    + spare.port() + ", tls: none, connections: 1}}\n")
                            .replace("letters: {", "letters: {relay: [main, spare], "));
            publication.reread();
            send();
            send();
            assertThat(spare.connections()).isPositive();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 12L, "pending", 8L));
            down.set(false);
            publication.clock.pass(AFTER_PAUSE);
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 20L));
        }
    }

    @Test
    void aLetterThatCannotBeWrittenWaitsAloneAndTheOthersGo() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS)) {
            freeze(server, 20, ", connections: 1");
            TestDatabase.execute(
                    publication.config().database(), "update delivery set variant_no = 99 where address like 'r3@%'");
            send();
            assertThat(states(1)).isEqualTo(Map.of("accepted", 19L, "deferred", 1L));
        }
    }

    private static Act act(String fault) {
        return switch (fault) {
            case "reset" -> new Act.Reset();
            case "drop" -> new Act.Drop();
            case "garbage" -> new Act.Say("what?");
            default -> new Act.Say("421 4.3.0 bye");
        };
    }

    /// Refuses everybody as long as that is wanted.
    ///
    /// @param reply with `%s` for the recipient, if it names them
    private static SmtpFaultScript refusing(AtomicBoolean wanted, Stage stage, String reply) {
        return moment ->
                moment.stage() == stage && wanted.get() ? new Act.Say(reply.formatted(moment.recipient())) : OK;
    }

    private static SmtpFaultScript at(Stage stage, Predicate<String> recipients, Act act) {
        return moment -> moment.stage() == stage && recipients.test(moment.recipient()) ? act : OK;
    }

    private void freeze(FaultySmtpServer server, int subscribers, String limits) {
        freeze(server, subscribers, limits, i -> "r" + i + "@d" + i % 6 + ".example");
    }

    /// Twelve of them, before twelve others.
    private void freezeFirstThoseAtThreeDomains(FaultySmtpServer server) {
        freeze(server, 24, ", connections: 1", i -> "r" + (10 + i) + "@d" + (i < 12 ? 1 + i % 3 : 4) + ".example");
    }

    private void freeze(FaultySmtpServer server, int subscribers, String limits, IntFunction<String> address) {
        freeze(server, subscribers, limits, address, "");
    }

    /// @param more further blocks of the settings
    private void freeze(
            FaultySmtpServer server, int subscribers, String limits, IntFunction<String> address, String more) {
        publication.write(
                "subscribers/letters.csv",
                IntStream.range(0, subscribers).mapToObj(address).collect(Collectors.joining("\n", "email\n", "\n")));
        String relays = "relays: {main: {host: 127.0.0.1, port: " + server.port() + ", tls: none" + limits + "}}\n";
        publication.write("gazette.yaml", TestPublication.settings(relays) + more);
        publication.reread();
        publish();
    }

    private void freezeNext() {
        publication.article("second.md", "The second", "2026-11-21", "More.");
        publish();
    }

    private void publish() {
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(publication.clock.instant(), ScheduleRun.Occasion.MANUAL);
    }

    private List<String> send() {
        return new SendIssues(publication.context(), relayStates).run(() -> false);
    }

    private SendingIssue issue(long id) {
        return publication.context().store().read(tables -> tables.sending().get(id));
    }

    private ScheduleRun run() {
        return publication
                .context()
                .store()
                .read(tables -> tables.runs().lastOf("weekly"))
                .orElseThrow();
    }

    private Map<String, Long> states(long issue) {
        return TestPublication.byWord(publication
                .context()
                .store()
                .read(tables -> tables.deliveryStats().count(issue)));
    }

    private Map<Membership.Status, Long> members() {
        return publication.context().store().read(tables -> tables.memberships().count(1));
    }

    private List<Event> untold() {
        return publication.context().store().read(tables -> tables.events().unreported());
    }
}

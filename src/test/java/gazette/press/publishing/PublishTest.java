package gazette.press.publishing;

import static gazette.press.publishing.TestPublication.header;
import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SmtpReply;
import gazette.delivery.localmail.MailFolder;
import gazette.delivery.localmail.ReceivedMail;
import gazette.delivery.queue.ClaimScope;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.feeds.BuildFeedDocuments;
import gazette.press.membership.Unsubscribe;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.sending.RelayStates;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.sending.SendIssues;
import gazette.press.sending.SendIssuesTask;
import gazette.render.FeedFormat;
import gazette.store.DatabaseOutbox;
import gazette.store.EditorEventTable.AuditEntry;
import gazette.store.Tables;
import gazette.store.TestDatabase;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// From a folder of articles to mailboxes, through a real mail server and each of the databases.
@ParameterizedClass
@EnumSource
class PublishTest {
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:8080/u/(\\S+?)(?=[\\s\">])");

    private static final SmtpFaultScript CLOSES_AT_DATA_OF_THE_THIRD_LETTER =
            moment -> moment.stage() == Stage.DATA && moment.connection() == 1 && moment.message() == 3
                    ? new Act.Drop()
                    : new Act.Normal();

    private static final String NO_WAY_OUT = """
            <html><head><title>x</title></head><body><div style="display:none">${preheader}</div>
            <#list issue.articles as article><h2>${article.title}</h2>${article.html?no_esc}</#list>
            <p>${paper.postalAddress!}</p></body></html>
            """;

    private static final ClaimScope SHARE = new ClaimScope("main", Set.of(1L), OptionalInt.empty());
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private TestPublication publication;

    PublishTest(TestDatabase kind) {
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
    void everyReaderOfTheListGetsOneLetterAndNobodyElse() {
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(run.summary())
                .isEqualTo("1 found; letters/1 with 1 article: 2 accepted, next run Monday 30 November 08:00 CET");
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
        assertThat(publication.subjectsTo("bo@example.org")).containsExactly("Letters 来信 #1: The first 第一篇");
    }

    @Test
    void aReaderFindsTheLetterByImap() throws Exception {
        publication.mail.setUser("ann@example.com", "ann", "secret");
        publication.publish("weekly");

        try (var store = publication.mail.getImap().createStore()) {
            store.connect("ann", "secret");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessageCount()).isEqualTo(1);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Letters 来信 #1: The first 第一篇");
        }
    }

    @Test
    void aSecondRunSendsNothingAndSaysWhy() {
        publication.publish("weekly");
        ScheduleRun second = publication.publish("weekly");

        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(second.summary()).isEqualTo("nothing new, next run Monday 30 November 08:00 CET");
        assertThat(publication.counts().values()).containsOnly(1L);
    }

    @Test
    void aNewFileSendsOneMoreWhateverItsDate() {
        publication.publish("weekly");
        publication.article("old.md", "Back-dated", "2019-01-01", "Found in a drawer.");
        publication.publish("weekly");

        assertThat(publication.subjectsTo("ann@example.com"))
                .containsExactly("Letters 来信 #1: The first 第一篇", "Letters 来信 #2: Back-dated");
    }

    @Test
    void anEditSendsNothingAndShowsInTheFeedUnderTheSameId() {
        publication.publish("weekly");
        String before = feed();
        publication.article("first.md", "The first, mended", "2026-11-20", "Better text.");
        ScheduleRun second = publication.publish("weekly");

        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(feed()).contains("The first, mended", "Better text.");
        assertThat(ids(feed())).isEqualTo(ids(before));
    }

    @Test
    void aMovedFileIsTheSameArticle() {
        publication.publish("weekly");
        publication.delete("seeds/first.md");
        publication.article("archive/2026/first.md", "The first 第一篇", "2026-11-20", "Some text.");

        assertThat(publication.publish("weekly").outcome()).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void theSameArticleInTwoFilesIsSentOnceAndNamed() {
        publication.article("second.md", "The first 第一篇", "2026-11-20", "Some text.");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.summary()).startsWith("1 found, 1 duplicate: the same as first.md");
    }

    @Test
    void draftsAndWhatIsDatedInTheFutureAreHeldUntilTheirTime() {
        publication.article("draft.md", "Draft", "2026-11-01", "Not yet.", "draft: true");
        publication.article("future.md", "Future", "2026-11-24", "Tomorrow.");
        publication.article("after.md", "After", "2026-11-01", "Next week.", "send_after: 2026-11-30");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.HELD)
                .extracting(reason -> reason.subject() + ": " + reason.detail())
                .containsExactlyInAnyOrder(
                        "Draft: a draft",
                        "Future: dated in the future, 2026-11-24T00:00+01:00",
                        "After: not to be sent before 2026-11-30T00:00+01:00");
        publication.clock.pass(Duration.ofDays(2));
        publication.publish("weekly");
        assertThat(publication.subjectsTo("ann@example.com")).last().isEqualTo("Letters 来信 #2: Future");
    }

    @Test
    void whatTheLimitLeavesOverComesNextTimeAndPinnedOnesGoFirst() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 1\n");
        publication.reread();
        publication.article("pinned.md", "Pinned", "2020-01-01", "First of all.", "pin: true");
        ScheduleRun first = publication.publish("weekly");
        publication.publish("weekly");

        assertThat(first.summary()).startsWith("2 found, 1 waiting: the issue is full at 1; letters/1");
        assertThat(publication.subjectsTo("ann@example.com"))
                .containsExactly("Letters 来信 #1: Pinned", "Letters 来信 #2: The first 第一篇");
    }

    @Test
    void theVeryFirstIssuePassesOverNoArticleOfAFolder() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nfirst: 1\n");
        publication.reread();
        publication.article("older.md", "Older", "2026-01-01", "Long ago.");

        assertThat(publication.publish("weekly").summary()).startsWith("2 found; letters/1 with 2 articles");
    }

    @Test
    void whoLeavesGetsNoMore() {
        publication.publish("weekly");
        String link = unsubscribeLink(publication.mailsTo("ann@example.com").getFirst());
        assertThat(new Unsubscribe(publication.context()).run(link, new ConsentOrigin("page", "", "")))
                .isPresent();
        publication.article("second.md", "Second", "2026-11-21", "More.");
        publication.publish("weekly");

        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 2L));
    }

    @Test
    void aRowInTheFileDoesNotReviveWhoLeft() {
        publication.publish("weekly");
        new Unsubscribe(publication.context())
                .run(
                        unsubscribeLink(publication.mailsTo("ann@example.com").getFirst()),
                        new ConsentOrigin("page", "", ""));
        publication.write("subscribers/letters.csv", "email\nANN@example.com\n");
        publication.article("second.md", "Second", "2026-11-21", "More.");
        publication.publish("weekly");

        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 2L));
    }

    @Test
    void everyLetterCanBeLeftByOneClick() {
        publication.publish("weekly");
        MimeMessage letter = publication.mailsTo("ann@example.com").getFirst();
        ReceivedMail mail = ReceivedMail.parse("1", bytes(letter));

        String link = "http://127.0.0.1:8080/u/" + unsubscribeLink(letter);
        assertThat(header(letter, "List-Unsubscribe")).isEqualTo("<" + link + ">");
        assertThat(header(letter, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(letter, "List-Id")).isEqualTo("<letters.example.org>");
        assertThat(mail.html()).contains("href=\"" + link + "\"");
        assertThat(mail.text()).contains(link);
        assertThat(unsubscribeLink(publication.mailsTo("bo@example.org").getFirst()))
                .isNotEqualTo(unsubscribeLink(letter));
    }

    @Test
    void aPrivateListHasNoPlaceOnTheWeb() {
        publication.publish("inner");
        ReceivedMail mail = ReceivedMail.parse(
                "1", bytes(publication.mailsTo("cy@example.com").getFirst()));

        assertThat(mail.text()).doesNotContain("/inner/1");
        assertThat(publication.context().publicLists())
                .extracting(list -> list.name())
                .containsExactly("letters");
    }

    @Test
    void aBadFileAndABadAddressStopNobodyElse() throws IOException {
        Files.write(folder.resolve("seeds/latin1.md"), "# Caf\u00e9\n\nText".getBytes(StandardCharsets.ISO_8859_1));
        publication.clock.pass(Duration.ofHours(1));
        publication.write("subscribers/letters.csv", "email\nann@example.com\nnot an address\nbo@example.org\n");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(publication.counts().keySet()).containsExactlyInAnyOrder("ann@example.com", "bo@example.org");
        assertThat(run.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.FAULTY)
                .extracting(reason -> reason.subject())
                .containsExactly("subscribers/letters.csv:3", "seeds/latin1.md:1");
    }

    @Test
    void aReadersFileThatCannotBeReadStopsTheRunBeforeItsArticlesAreUsedUp() {
        publication.write("subscribers/letters.csv", "email,\"name\nann@example.com,Ann\nbo@example.org,Bo\n");
        ScheduleRun failed = publication.publish("weekly");
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).startsWith("subscribers/letters.csv:1: a quote opens");

        publication.write("subscribers/letters.csv", "email,name\nann@example.com,Ann\nbo@example.org,Bo\n");
        assertThat(publication.publish("weekly").summary()).contains("2 accepted");
    }

    @Test
    void badRowsThatLeaveNobodyOnTheListStopTheRunBeforeItsArticlesAreUsedUp() {
        publication.write("subscribers/letters.csv", "email,name\nann@,Ann\n");
        ScheduleRun failed = publication.publish("weekly");
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).startsWith("subscribers/letters.csv:2: nobody gets this issue");

        publication.write("subscribers/letters.csv", "email,name\nann@example.com,Ann\n");
        assertThat(publication.publish("weekly").summary()).contains("1 accepted");
    }

    @Test
    void anIssueToNobodyIsOnTheWebWithAWarning() {
        publication.write("subscribers/letters.csv", "email,name\n");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(run.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.WARNING)
                .extracting(Reason::detail)
                .anyMatch(detail -> detail.startsWith("nobody gets this issue: 'letters' has no active subscribers"));
    }

    @Test
    void anIssueOfAPrivateListToNobodyIsNotMade() {
        publication.delete("subscribers/inner.csv");
        ScheduleRun failed = publication.publish("inner");
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).contains("add subscribers to subscribers/inner.csv");

        publication.write("subscribers/inner.csv", "email\ncy@example.com\n");
        assertThat(publication.publish("inner").summary()).contains("1 accepted");
    }

    @Test
    void aBrokenTemplateStopsTheRunBeforeTheFirstLetterAndTheEditorIsTold() {
        publication.write("templates/plain/email.ftlh", "<html>\n<p>${list.titel}</p>");
        publication.reread();
        ScheduleRun failed = publication.publish("weekly");

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).startsWith("templates/plain/email.ftlh:2: ");
        assertThat(publication.counts()).isEqualTo(Map.of("chief@example.org", 1L));
        assertThat(publication.subjectsTo("chief@example.org").getFirst()).contains("weekly");

        publication.delete("templates/plain/email.ftlh");
        publication.reread();
        assertThat(publication.publish("weekly").outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aLetterWithErrorsStaysAndTheEditorIsTold() {
        publication.write("templates/plain/email.ftlh", NO_WAY_OUT);
        publication.reread();
        ScheduleRun failed = publication.publish("weekly");

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).isEqualTo("the linter stopped it: The HTML part has no unsubscribe link.");
        assertThat(failed.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.FAULTY)
                .extracting(Reason::toString)
                .containsExactly("faulty: the HTML part (The HTML part has no unsubscribe link."
                        + " Put ${unsubscribe} into the theme's email.ftlh.)");
        assertThat(publication.counts()).isEqualTo(Map.of("chief@example.org", 1L));
        assertThat(text(publication.mailsTo("chief@example.org").getFirst()))
                .contains("The HTML part has no unsubscribe link.", "--despite-errors");

        publication.delete("templates/plain/email.ftlh");
        publication.reread();
        assertThat(publication.publish("weekly").outcome()).isEqualTo(Outcome.SENT);
        assertThat(publication.subjectsTo("ann@example.com")).containsExactly("Letters 来信 #1: The first 第一篇");
    }

    @Test
    void anEditorMaySendALetterDespiteItsErrorsAndThatIsRecorded() {
        publication.write("templates/plain/email.ftlh", NO_WAY_OUT);
        publication.reread();
        publication.publish("weekly");
        ScheduleRun run = publication.publish("weekly", OnErrors.SEND);

        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(run.summary()).startsWith("1 found, 1 overridden: The HTML part has no unsubscribe link.");
        assertThat(publication.subjectsTo("ann@example.com")).hasSize(1);
        List<AuditEntry> orders = read(tables -> tables.events().auditEntries("letters/1"));
        assertThat(orders)
                .extracting(order -> order.action() + ": " + order.detail())
                .containsExactly("override: The HTML part has no unsubscribe link.");
    }

    @Test
    void aRelayThatIsDownStopsTheRunBeforeTheFirstLetterAndTheEditorIsToldLater() {
        int port = publication.mail.getSmtp().getPort();
        publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(1)));
        publication.reread();
        ScheduleRun failed = publication.publish("weekly");

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).contains("relay 'main' (127.0.0.1:1) does not answer");
        assertThat(publication.counts()).isEmpty();

        publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(port)));
        publication.reread();
        assertThat(publication.publish("weekly").outcome()).isEqualTo(Outcome.SENT);
        assertThat(publication.counts())
                .isEqualTo(Map.of("chief@example.org", 1L, "ann@example.com", 1L, "bo@example.org", 1L));
    }

    @Test
    void aRelayThatBreaksInMidSendLosesNobody() {
        publication.write(
                "subscribers/letters.csv",
                "email\n" + "r%d@example.com\n".repeat(5).formatted(1, 2, 3, 4, 5));
        try (var relay = new FaultySmtpServer(CLOSES_AT_DATA_OF_THE_THIRD_LETTER)) {
            publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(relay.port())));
            publication.reread();
            publication.publish("weekly");
            assertThat(relay.recipients())
                    .containsExactlyInAnyOrder(
                            "r1@example.com", "r2@example.com", "r3@example.com", "r4@example.com", "r5@example.com");
        }
        assertThat(states()).isEqualTo(Map.of("accepted", 5L));
    }

    @Test
    void aDialogueThatBreaksAtTheDotIsTriedOnceMoreWithTheSameBytesAndThenHeld() {
        publication.write("subscribers/letters.csv", "email\nann@example.com\n");
        try (var relay = new FaultySmtpServer(SmtpFaultScript.at(Stage.DOT, new Act.Drop()))) {
            publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(relay.port())));
            publication.reread();
            publication.publish("weekly");
            assertThat(states()).isEqualTo(Map.of("unknown", 1L));

            new SendIssuesTask(publication::context, () -> false).run(() -> {});
            assertThat(relay.entries()).hasSize(1);
            publication.clock.pass(Duration.ofMinutes(11));
            new SendIssuesTask(publication::context, () -> false).run(() -> {});
            publication.clock.pass(Duration.ofDays(1));
            new SendIssuesTask(publication::context, () -> false).run(() -> {});

            assertThat(relay.entries()).hasSize(2);
            assertThat(relay.entries().get(0)).isEqualTo(relay.entries().get(1));
            assertThat(states()).isEqualTo(Map.of("held", 1L));
        }
    }

    @Test
    void aRelayThatRefusesTheSenderFailsNobody() {
        try (var relay =
                new FaultySmtpServer(SmtpFaultScript.at(Stage.MAIL, new Act.Say("550 5.7.1 you may not send here")))) {
            publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(relay.port())));
            publication.reread();
            Assertions.assertThatThrownBy(() -> publication.publish("weekly"))
                    .hasMessageContaining("550 5.7.1 you may not send here");
            assertThat(states()).isEqualTo(Map.of("pending", 2L));
        }
    }

    @Test
    void greylistingDefersAndARefusalFails() {
        publication.write("subscribers/letters.csv", "email\ngrey@example.com\nbad@example.com\ngood@example.com\n");
        try (var relay = new FaultySmtpServer(greylistsGreyAndRefusesBad())) {
            publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(relay.port())));
            publication.reread();
            ScheduleRun run = publication.publish("weekly");
            assertThat(run.summary()).contains("letters/1 with 1 article: 1 accepted, 1 deferred, 1 failed");

            publication.clock.pass(Duration.ofMinutes(6));
            new SendIssuesTask(publication::context, () -> false).run(() -> {});
            ScheduleRun later = read(tables -> tables.runs().get(run.id()));
            assertThat(later.summary()).contains("letters/1 with 1 article: 2 accepted, 1 failed");
        }
    }

    @Test
    void aCrashBetweenIntentAndReplyLosesNobody() {
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        // As a process leaves it that dies with letters claimed and one of them under way.
        DatabaseOutbox dead = ledger();
        List<QueuedMail> claimed = dead.claim(SHARE, 10);
        assertThat(dead.commit(List.of(), claimed.subList(0, 1))).hasSize(1);
        assertThat(ledger().claim(SHARE, 10)).isEmpty();

        new SendIssues(publication.context(), new RelayStates(publication.clock)).run(() -> false);
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
    }

    @Test
    void aReaderWhoLeavesWhileTheIssueIsSentGetsNoLetter() {
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        DatabaseOutbox databaseOutbox = ledger();
        List<QueuedMail> claimed = databaseOutbox.claim(SHARE, 10);
        publication
                .context()
                .store()
                .change(tables -> assertThat(tables.memberships().leave(1, 1, publication.clock.instant()))
                        .isTrue());

        assertThat(databaseOutbox.commit(List.of(), claimed))
                .extracting(QueuedMail::address)
                .containsExactly("bo@example.org");
        assertThat(states()).isEqualTo(Map.of("intent", 1L, "suppressed", 1L));
    }

    /// A process that was stopped for a while comes back with an attempt that another one has made long since.
    @Test
    void aLateAttemptOfAnActiveSubscriberChangesNothing() {
        DatabaseOutbox databaseOutbox = frozen();
        List<QueuedMail> claimed = databaseOutbox.claim(SHARE, 10);
        databaseOutbox.commit(List.of(), claimed);
        databaseOutbox.commit(results(claimed, new SendResult.Deferred(SmtpReply.parse("451 4.3.0 later"))), List.of());
        List<QueuedMail> again = retried(databaseOutbox);

        assertThat(databaseOutbox.commit(List.of(), late(claimed, again))).isEmpty();
        assertThat(states()).isEqualTo(Map.of("deferred", 2L));
        assertThat(databaseOutbox.commit(List.of(), again)).hasSize(2);
    }

    @Test
    void aLateFailureOfAnAcceptedLetterBlocksNoAddress() {
        DatabaseOutbox databaseOutbox = frozen();
        List<QueuedMail> claimed = databaseOutbox.claim(SHARE, 10);
        databaseOutbox.commit(List.of(), claimed);
        databaseOutbox.commit(
                results(claimed, new SendResult.Accepted(SmtpReply.parse("250 2.0.0 queued"))), List.of());

        databaseOutbox.commit(
                results(claimed, new SendResult.Failed(SmtpReply.parse("550 5.1.1 no such mailbox"))), List.of());
        assertThat(states()).isEqualTo(Map.of("accepted", 2L));
        assertThat(TestDatabase.rows(publication.config().database(), "select distinct status from membership"))
                .containsExactly(List.of("active"));
        assertThat(TestDatabase.rows(publication.config().database(), "select reason from suppression"))
                .isEmpty();
    }

    @Test
    void aRunThatDidNotFailIsNotTakenUpAgain() {
        ScheduleRun sent = publication.publish("weekly");
        ScheduleRun again = new PublishSchedule(publication.context(), publication.schedule("weekly")).again(sent);

        assertThat(again).isEqualTo(sent);
        assertThat(publication.counts()).isEqualTo(Map.of("ann@example.com", 1L, "bo@example.org", 1L));
    }

    @Test
    void withoutARelayLettersStayInTheLocalMailbox() {
        publication.write("gazette.yaml", TestPublication.settings(""));
        publication.reread();
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.summary()).contains("2 accepted", "no relay, so letters stay here");
        assertThat(publication.counts()).isEmpty();
        assertThat(new MailFolder(publication.context().mailbox()).mails())
                .extracting(ReceivedMail::to)
                .containsExactlyInAnyOrder("ann@example.com", "bo@example.org");
    }

    @Test
    void aSlotRunsOnce() {
        var publish = new PublishSchedule(publication.context(), publication.schedule("weekly"));
        assertThat(publish.run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED))
                .isPresent();
        assertThat(publish.run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED))
                .isEmpty();
    }

    @Test
    void nothingPersonalIsInAFeed() {
        publication.publish("weekly");

        for (FeedFormat kind : FeedFormat.values()) {
            assertThat(feed(kind)).doesNotContain("/u/", "ann@example.com").contains("tag:example.org,2026-11-23:a/");
        }
    }

    private DatabaseOutbox frozen() {
        new PublishSchedule(publication.context(), publication.schedule("weekly"))
                .run(TestPublication.MONDAY, ScheduleRun.Occasion.SCHEDULED);
        return ledger();
    }

    private List<QueuedMail> retried(DatabaseOutbox databaseOutbox) {
        publication.clock.pass(Duration.ofMinutes(6));
        return databaseOutbox.claim(SHARE, 10);
    }

    /// The first attempts, as if they were part of the claim that now holds.
    private static List<QueuedMail> late(List<QueuedMail> first, List<QueuedMail> again) {
        return first.stream()
                .map(mail -> new QueuedMail(
                        again.getFirst().claim(),
                        mail.variant(),
                        mail.subscriber(),
                        mail.publicId(),
                        mail.address(),
                        mail.domain(),
                        mail.name(),
                        mail.attributes(),
                        mail.attempt(),
                        mail.refusedBefore()))
                .toList();
    }

    private static List<QueuedMailResult> results(List<QueuedMail> mails, SendResult result) {
        return mails.stream().map(mail -> new QueuedMailResult(mail, result)).toList();
    }

    private DatabaseOutbox ledger() {
        var node = new RestoredDatabaseGuard(publication.context());
        node.begin();
        return new DatabaseOutbox(publication.context().store(), node.id(), fence -> {}, publication.clock);
    }

    private static SmtpFaultScript greylistsGreyAndRefusesBad() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return moment -> {
            if (moment.stage() != Stage.RCPT) {
                return new Act.Normal();
            }
            if (moment.recipient().startsWith("bad")) {
                return new Act.Say("550 5.1.1 no such mailbox");
            }
            boolean isNew = moment.recipient().startsWith("grey") && seen.add(moment.recipient());
            return isNew ? new Act.Say("451 4.7.1 try again later") : new Act.Normal();
        };
    }

    private String feed() {
        return feed(FeedFormat.ATOM);
    }

    private String feed(FeedFormat kind) {
        var list = publication.context().config().list("letters");
        return new BuildFeedDocuments(
                        publication.context().config(), publication.context().themes())
                .ofArticles(list, read(tables -> tables.issuedArticles().ofIssue(1)), kind)
                .text();
    }

    private Map<String, Long> states() {
        return TestPublication.byWord(read(tables -> tables.deliveryStats().count(1)));
    }

    private <T> T read(Function<Tables, T> work) {
        return publication.context().store().read(work);
    }

    private static List<String> ids(String atom) {
        return Pattern.compile("<id>(.*?)</id>")
                .matcher(atom)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String unsubscribeLink(MimeMessage letter) {
        var link = LINK.matcher(header(letter, "List-Unsubscribe"));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(MimeMessage letter) {
        return ReceivedMail.parse("1", bytes(letter)).text();
    }

    private static byte[] bytes(MimeMessage letter) {
        try {
            var bytes = new ByteArrayOutputStream();
            letter.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }
}

package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DateRange;
import gazette.delivery.localmail.MailFolder;
import gazette.issues.DraftField;
import gazette.issues.IssueReview;
import gazette.issues.IssueReview.Stage;
import gazette.issues.IssueReview.State;
import gazette.issues.ReviewMail;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.notifications.SendReviewMails;
import gazette.press.publishing.AnswerReview.Answer;
import gazette.press.publishing.AnswerReview.Result;
import gazette.press.sending.UndoIssue;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What editors are asked before a slot, and what becomes of their answers.
class ReviewTest {
    private static final String SEND = "review: 60m\n";
    private static final String HOLD = "review: 60m\nsilence: hold\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAutomatedIssueIsShownToTheEditorsBeforeItGoesOut(TestDatabase database) {
        try (var desk = new ReviewFixture(folder, database, SEND)) {
            desk.at(61);
            assertThat(desk.mails()).isEmpty();
            desk.at(60);
            desk.at(59);
            assertThat(desk.mails()).containsExactly("Please review: Letters 来信 #1: The first");
            String text = desk.lastMailText();
            assertThat(text)
                    .contains("Mon 2026-11-23 08:00 Europe/Berlin (UTC+01:00)", "If nobody answers, it goes out")
                    .contains("2 subscribers get it", "- The first", "Some text.", "/desk/reviews/");
            assertThat(desk.letters()).isEmpty();
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.SENT);
            assertThat(desk.letters()).containsExactly("Letters 来信 #1: The first");
            assertThat(desk.mails()).as("it went out as it was shown").hasSize(1);
        }
    }

    @Test
    void whatNobodyApprovedDoesNotGoOutIfSilenceHolds() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            ScheduleRun run = desk.fire();

            assertThat(run.outcome()).isEqualTo(Outcome.NOTHING);
            assertThat(run.summary()).startsWith("held: nobody approved it, next run Monday 30 November 08:00 CET");
            assertThat(desk.letters()).isEmpty();
            assertThat(desk.review().stage()).isEqualTo(Stage.HELD);
            assertThat(desk.mails()).last().isEqualTo("Not sent: Letters 来信 #1: The first");

            desk.paper.clock.pass(Duration.ofHours(3));
            assertThat(desk.answer(Answer.APPROVE, "Anna")).isEqualTo(Result.TOO_LATE);
            assertThat(desk.answer(Answer.SEND, "Anna")).isEqualTo(Result.DONE);
            assertThat(desk.answer(Answer.SEND, "Bert")).isEqualTo(Result.OVER);
            desk.tick();
            desk.tick();
            desk.endUndo();
            assertThat(desk.letters()).containsExactly("Letters 来信 #1: The first");
            assertThat(desk.runs())
                    .hasSize(1)
                    .first()
                    .extracting(ScheduleRun::slot)
                    .isEqualTo(ReviewFixture.SLOT);
            assertThat(desk.review().state()).isEqualTo(State.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anApprovedIssueGoesOutThoughSilenceWouldHoldIt(TestDatabase database) {
        try (var desk = new ReviewFixture(folder, database, HOLD)) {
            desk.at(60);
            assertThat(desk.answer(Answer.APPROVE, "Anna")).isEqualTo(Result.DONE);
            assertThat(desk.review().stage()).isEqualTo(Stage.APPROVED);
            desk.at(10);
            desk.paper.restart();
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.SENT);
            assertThat(desk.letters()).hasSize(1);
            assertThat(desk.mails()).hasSize(1);
        }
    }

    @Test
    void aChangeVoidsTheApprovalAndTheEditorsAreAskedAgainWithWhatChanged() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            desk.paper.article("first.md", "The first, corrected", "2026-11-20", "Some text.");
            desk.paper.article("second.md", "The second", "2026-11-21", "More.");
            desk.at(50);

            assertThat(desk.mails())
                    .last()
                    .asString()
                    .startsWith("It has changed, please review it again: Letters 来信 #1:");
            assertThat(desk.lastMailText()).contains("- new: The second", "- edited: The first → The first, corrected");
            assertThat(desk.review().stage()).isEqualTo(Stage.CHANGED);
            assertThat(desk.fire().summary()).startsWith("held: it changed after Anna approved it");
        }
    }

    @Test
    void wordsForLettersInAnotherLanguageVoidTheApproval() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            new EditDraft(desk.paper.context())
                    .save(new EditDraft.Change(
                            "weekly", new DraftField(DraftField.Kind.SUBJECT, "zh"), "别的", 0, "Bea", ""));
            desk.at(50);
            assertThat(desk.review().stage()).isEqualTo(Stage.CHANGED);
        }
    }

    @Test
    void whatIsAsItWasApprovedGoesOutThoughItWasAnotherThingMeanwhile() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            desk.paper.article("second.md", "The second", "2026-11-21", "More.");
            desk.at(50);
            desk.paper.delete("seeds/second.md");
            desk.at(40);
            assertThat(desk.review().stage()).isEqualTo(Stage.APPROVED);
            assertThat(desk.mails()).as("one mail for each thing to look at").hasSize(2);
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.SENT);
        }
    }

    @Test
    void aTypoThatIsCorrectedAtTheLastMomentGoesOutCorrectedAndAMailSaysSo() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.paper.article("second.md", "The second", "2026-11-21", "More.");
            desk.at(60);
            desk.paper.article("first.md", "The very first", "2026-11-20", "Some text.");
            desk.paper.delete("seeds/second.md");
            desk.fire();

            assertThat(desk.letters()).containsExactly("Letters 来信 #1: The very first");
            assertThat(desk.mails()).last().isEqualTo("Sent, but not as you saw it: Letters 来信 #1: The very first");
            assertThat(desk.lastMailText()).contains("- gone: The second", "- edited: The first → The very first");
        }
    }

    @Test
    void anEditorsHoldOutweighsSilenceAndAnotherEditorMaySendItAfterAll() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.at(60);
            IssueReview seen = desk.review();
            assertThat(desk.answer(seen, Answer.HOLD, "Anna")).isEqualTo(Result.DONE);
            assertThat(desk.answer(seen, Answer.APPROVE, "Bert")).isEqualTo(Result.ANSWERED_MEANWHILE);
            assertThat(desk.review().answeredBy()).isEqualTo("Anna");
            assertThat(desk.fire().summary()).startsWith("held: Anna put it on hold");
            assertThat(desk.letters()).isEmpty();
            assertThat(desk.answer(Answer.SEND, "Bert")).isEqualTo(Result.DONE);
            desk.tick();
            desk.endUndo();
            assertThat(desk.letters()).hasSize(1);
        }
    }

    @Test
    void aHeldIssueCanStillBeApprovedAndAnApprovedOneHeld() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.at(60);
            desk.answer(Answer.HOLD, "Anna");
            assertThat(desk.answer(Answer.APPROVE, "Bert")).isEqualTo(Result.DONE);
            assertThat(desk.review().stage()).isEqualTo(Stage.APPROVED);
            assertThat(desk.answer(Answer.HOLD, "Anna")).isEqualTo(Result.DONE);
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.NOTHING);
        }
    }

    @Test
    void whereOwnersApproveAnEditorsAnswerDoesNotCount() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD + "by: owner\n")) {
            desk.at(60);
            assertThat(desk.answer(Answer.APPROVE, "Anna")).isEqualTo(Result.NOT_ALLOWED);
            assertThat(desk.review().stage()).isEqualTo(Stage.WAITING);
        }
    }

    @Test
    void sendNowIsTheIssueOfTheSlotWhichThenDoesNotFireAgain() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            assertThat(desk.answer(Answer.SEND, "Anna")).isEqualTo(Result.DONE);
            desk.tick();
            desk.send();
            assertThat(desk.letters()).as("it may still be undone").isEmpty();
            desk.endUndo();
            assertThat(desk.letters()).hasSize(1);
            desk.paper.article("second.md", "The second", "2026-11-21", "More.");
            desk.fire();
            assertThat(desk.letters()).hasSize(1);
            assertThat(desk.runs()).hasSize(1);
            assertThat(desk.answer(Answer.HOLD, "Bert")).isEqualTo(Result.OVER);
        }
    }

    @Test
    void sendNowCanBeUndoneAndTheSlotStillHasItsIssue() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.at(60);
            desk.answer(Answer.SEND, "Anna");
            desk.tick();
            ScheduleRun sent = desk.runs().getFirst();
            long issue = desk.paper
                    .context()
                    .store()
                    .read(tables -> tables.reviews().issueOf(desk.review()))
                    .orElseThrow();
            assertThat(new UndoIssue(desk.paper.context()).undo(issue, sent.id(), "Bert", ""))
                    .isTrue();
            desk.endUndo();
            assertThat(desk.letters()).isEmpty();
            assertThat(desk.review().heldBecause()).isEqualTo("Bert undid it");
            assertThat(desk.answer(Answer.APPROVE, "Bert")).isEqualTo(Result.DONE);
            desk.fire();
            assertThat(desk.letters()).hasSize(1);
            assertThat(desk.review().state()).isEqualTo(State.SENT);
        }
    }

    @Test
    void sendNowSendsNothingElseThanWasSeen() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.paper.article("first.md", "The first!", "2026-11-20", "Some text.");
            desk.answer(Answer.SEND, "Anna");
            desk.tick();
            desk.send();
            assertThat(desk.letters()).isEmpty();
            assertThat(desk.review().stage()).isEqualTo(Stage.CHANGED);
            assertThat(desk.mails()).hasSize(2);
            assertThat(desk.answer(Answer.SEND, "Anna")).isEqualTo(Result.DONE);
            desk.tick();
            desk.endUndo();
            assertThat(desk.letters()).containsExactly("Letters 来信 #1: The first!");
        }
    }

    @Test
    void anAnswerToWhatHasChangedSinceDoesNotCount() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.at(60);
            IssueReview seen = desk.review();
            desk.paper.article("first.md", "The first!", "2026-11-20", "Some text.");
            desk.at(50);
            assertThat(desk.answer(seen, Answer.APPROVE, "Anna")).isEqualTo(Result.CHANGED);
            assertThat(desk.answer(seen, Answer.SEND, "Anna")).isEqualTo(Result.CHANGED);
            assertThat(desk.review().approvedHash()).isEmpty();
        }
    }

    @Test
    void theNumberOfTheIssueAndNewSubscribersVoidNothing() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            desk.paper.write("subscribers/letters.csv", "email\nann@example.com\nbo@example.org\nnew@example.org\n");
            desk.at(30);
            assertThat(desk.review().stage()).isEqualTo(Stage.APPROVED);
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.SENT);
            assertThat(desk.mails()).hasSize(1);
        }
    }

    @Test
    void anotherLookOfTheLettersVoidsTheApproval() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            desk.paper.write("schedules/weekly.intro.md", "Dear all,\n");
            desk.at(30);
            assertThat(desk.review().stage()).isEqualTo(Stage.CHANGED);
            assertThat(desk.mails()).hasSize(2);
        }
    }

    @Test
    void whereNothingWouldGoOutTheEditorsAreToldOnceAndAskedWhenThatChanges() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.paper.delete("seeds/first.md");
            desk.at(60);
            desk.at(50);
            assertThat(desk.mails()).containsExactly("Nothing would go out: weekly");
            assertThat(desk.review().stage()).isEqualTo(Stage.NOTHING);
            assertThat(desk.answer(Answer.APPROVE, "Anna")).isEqualTo(Result.NOTHING);
            desk.paper.article("late.md", "Late", "2026-11-22", "Text.");
            desk.at(40);
            assertThat(desk.mails()).last().asString().contains("Letters 来信 #1: Late");
            desk.paper.delete("seeds/late.md");
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.NOTHING);
            assertThat(desk.mails()).last().isEqualTo("Nothing went out: weekly");
            assertThat(desk.review().state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void aPausedScheduleAsksNobodyAndASkippedDayEndsTheReviewWithItsReason() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            var orders = new ControlSchedule(desk.paper.context(), desk.paper.schedule("weekly"));
            orders.pause();
            desk.at(60);
            assertThat(desk.mails()).isEmpty();
            orders.resume();
            desk.at(55);
            assertThat(desk.mails()).hasSize(1);
            orders.skip(DateRange.parse("2026-11-23"));
            assertThat(desk.answer(Answer.APPROVE, "Anna")).isEqualTo(Result.RESTS);
            desk.paper.article("second.md", "The second", "2026-11-21", "More.");
            desk.at(20);
            assertThat(desk.mails()).hasSize(1);
            assertThat(desk.fire().summary()).startsWith("skipped: 2026-11-23 is skipped");
            assertThat(desk.review().why()).startsWith("skipped: 2026-11-23 is skipped, by gazette schedule skip");
            assertThat(desk.letters()).isEmpty();
        }
    }

    @Test
    void aScheduleThatIsMovedInTheWindowIsReviewedAnewForItsNewSlot() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            desk.paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:30\n" + HOLD);
            desk.paper.reread();
            desk.at(20);
            assertThat(desk.review().why()).isEqualTo("the schedule fires at other times now");
            assertThat(desk.mails()).hasSize(2);
            desk.paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\n" + HOLD);
            desk.paper.reread();
            desk.at(10);
            assertThat(desk.review().stage()).as("and back").isEqualTo(Stage.APPROVED);
        }
    }

    @Test
    void aRunThatWasMissedIsNotSkippedInSilence() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.paper.clock.set(ReviewFixture.SLOT.plus(Duration.ofHours(1)));
            desk.tick();
            desk.send();
            assertThat(desk.letters()).hasSize(1);
            assertThat(desk.mails()).containsExactly("Sent without a review: Letters 来信 #1: The first");
        }
    }

    @Test
    void whatWasHeldIsInTheNextIssueAndItsOwnReviewEnds() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.fire();
            desk.at(-7 * 24 * 60 + 60);
            assertThat(desk.review().state()).isEqualTo(State.CLOSED);
            assertThat(desk.review().why()).isEqualTo("its articles are in the next issue");
            assertThat(desk.mails()).hasSize(3).last().asString().startsWith("Please review");
        }
    }

    @Test
    void aMailThatCannotBeSentIsTriedAgainAndSilenceStillDecides() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.paper.mail.stop();
            desk.at(60);
            List<ReviewMail> failing = desk.paper
                    .context()
                    .store()
                    .read(tables -> tables.reviewMails().failing());
            assertThat(failing)
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.reply()).isNotEmpty());
            assertThat(desk.fire().summary()).startsWith("held: nobody approved it");
        }
    }

    @Test
    void withoutARelayTheMailLiesInTheLocalMailbox() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND)) {
            desk.paper.write("gazette.yaml", TestPublication.settings(""));
            desk.paper.reread();
            desk.at(60);
            assertThat(new MailFolder(desk.paper.context().mailbox()).mails()).hasSize(1);
        }
    }

    @Test
    void anApprovalSurvivesARunThatFailsAndIsTriedAgain() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, HOLD)) {
            desk.at(60);
            desk.answer(Answer.APPROVE, "Anna");
            desk.paper.mail.stop();
            assertThat(desk.fire().outcome()).isEqualTo(Outcome.FAILED);
            desk.paper.mail.start();
            desk.paper.write(
                    "gazette.yaml",
                    TestPublication.settings(
                            TestPublication.relay(desk.paper.mail.getSmtp().getPort())));
            desk.paper.reread();
            desk.paper.clock.pass(Duration.ofMinutes(20));
            desk.tick();
            desk.send();
            assertThat(desk.runs())
                    .hasSize(1)
                    .first()
                    .extracting(ScheduleRun::outcome)
                    .isEqualTo(Outcome.SENT);
        }
    }

    @Test
    void theSlotIsToldInTheSchedulesOwnTimeZoneWithItsOffset() {
        try (var desk = new ReviewFixture(folder, TestDatabase.SQLITE, SEND + "zone: Australia/Lord_Howe\n")) {
            desk.paper.clock.set(Instant.parse("2026-11-22T20:10:00Z"));
            desk.tick();
            assertThat(desk.lastMailText()).contains("Mon 2026-11-23 08:00 Australia/Lord_Howe (UTC+11:00)");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoNodesAskOnceAndMakeOneIssue(TestDatabase database) {
        try (var desk = new ReviewFixture(folder, database, SEND);
                AppContext other = AppContext.open(desk.paper.config(), desk.paper.clock)) {
            desk.paper.clock.set(ReviewFixture.SLOT.minus(Duration.ofMinutes(60)));
            together(desk, other, node -> {
                new ReviewIssues(node).run();
                new SendReviewMails(node, () -> false).run();
            });
            assertThat(desk.mails()).hasSize(1);
            assertThat(desk.answer(Answer.SEND, "Anna")).isEqualTo(Result.DONE);
            desk.paper.clock.pass(Duration.ofMinutes(1));
            together(desk, other, node -> new ReviewIssues(node).run());
            desk.paper.clock.set(ReviewFixture.SLOT);
            together(
                    desk,
                    other,
                    node -> new PublishSchedule(node, desk.paper.schedule("weekly"))
                            .run(ReviewFixture.SLOT, ScheduleRun.Occasion.SCHEDULED));
            desk.endUndo();
            assertThat(desk.letters()).hasSize(1);
            assertThat(desk.runs()).hasSize(1);
        }
    }

    private static void together(ReviewFixture desk, AppContext other, Consumer<AppContext> work) {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List.of(desk.paper.context(), other).forEach(node -> threads.execute(() -> work.accept(node)));
        }
    }
}

package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.DraftField;
import gazette.issues.IssueDraft;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.EditDraft.Change;
import gazette.press.publishing.EditDraft.Outcome;
import gazette.press.publishing.PreviewSchedule.Wish;
import gazette.press.sending.UndoIssue;
import gazette.store.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What editors decide for the next issue at the desk: articles, order and words.
class IssueDraftTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasDecidedIsShownThenSentAndThenUsedUp(TestDatabase database) {
        try (var paper = paper(database)) {
            decide(paper, "order", works(paper, "Bear", "Ant", "Cat"));
            decide(paper, "choice:" + works(paper, "Dog"), "later");
            decide(paper, "choice:" + works(paper, "Elk"), "never");
            decide(paper, "pin:" + works(paper, "Cat"), "yes");
            decide(paper, "intro", "Good **morning**, ${subscriber.name!\"reader\"}.");
            decide(paper, "outro", "Good night.");
            decide(paper, "subject", "Animals <of> ${subscriber.name!\"yours\"} $5");
            decide(paper, "preheader", "Three of them");

            var preview = new PreviewSchedule(paper.context()).run(paper.schedule("weekly"), Wish.PLAIN);
            ScheduleRun run = paper.publish("weekly");

            MimeMessage ann = paper.mailsTo("ann@example.com").getLast();
            assertThat(TestPublication.subject(ann)).isEqualTo("Animals <of> Ann $5");
            assertThat(titles(run)).containsExactly("Cat", "Bear", "Ant");
            assertThat(titlesIn(preview.reasons())).containsExactly("Cat", "Bear", "Ant");
            assertThat(text(paper, "ann@example.com"))
                    .contains("Good morning, Ann.", "Good night.")
                    .doesNotContain("Dog", "Elk");
            assertThat(new String(preview.files().get("digest.html"), StandardCharsets.UTF_8))
                    .contains("Three of them");
            assertThat(run.summary()).contains("as arranged at the desk by bea");

            assertThat(draft(paper).fields()).isEmpty();
            ScheduleRun next = paper.publish("weekly");
            assertThat(titles(next)).containsExactly("Dog");
            assertThat(text(paper, "ann@example.com")).doesNotContain("Good night");
            assertThat(reasons(next)).noneMatch(line -> line.contains("Elk"));
        }
    }

    @Test
    void whatComesAfterTheOrderFollowsAtTheEndAndPushesNothingOut() {
        try (var paper = paper(TestDatabase.SQLITE)) {
            paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 5\n");
            paper.reread();
            decide(paper, "order", works(paper, "Elk", "Dog", "Cat", "Bear"));
            decide(paper, "choice:" + works(paper, "Ant"), "later");
            paper.article("fox.md", "Fox", "2026-11-22", "Newest.");
            paper.article("gnu.md", "Gnu", "2026-11-22", "Too many.");

            assertThat(titles(paper.publish("weekly"))).containsExactly("Elk", "Dog", "Cat", "Bear", "Fox");
        }
    }

    @Test
    void whatHasGoneMeanwhileDropsOutAndIsTold() {
        try (var paper = paper(TestDatabase.SQLITE)) {
            decide(paper, "order", works(paper, "Bear", "Ant") + " 999999");
            paper.delete("seeds/bear.md");

            ScheduleRun run = paper.publish("weekly");
            assertThat(titles(run)).startsWith("Ant").doesNotContain("Bear");
            assertThat(reasons(run))
                    .anyMatch(
                            line -> line.startsWith("note: Bear (it was in the draft, but its source has it no longer"))
                    .anyMatch(line -> line.contains("an article of it is not known any more"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAnIssueDroppedCanBeTakenAfterAll(TestDatabase database) {
        try (var paper = paper(database)) {
            decide(paper, "choice:" + works(paper, "Elk"), "never");
            paper.publish("weekly");
            decide(paper, "choice:" + works(paper, "Elk"), "take");

            assertThat(titlesIn(rehearse(paper))).containsExactly("Elk");
            assertThat(titles(paper.publish("weekly"))).containsExactly("Elk");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aStaleChangeIsNotMadeAndNothingIsLost(TestDatabase database) {
        try (var paper = paper(database)) {
            var editing = new EditDraft(paper.context());
            DraftField intro = DraftField.of("intro").orElseThrow();
            DraftField outro = DraftField.of("outro").orElseThrow();
            editing.save(new Change("weekly", intro, "From Bea.", 0, "bea", ""));

            assertThat(editing.save(new Change("weekly", outro, "From Cy.", 0, "cy", "")))
                    .isInstanceOf(Outcome.Saved.class);
            var conflict = (Outcome.Conflict) editing.save(new Change("weekly", intro, "From Cy.", 0, "cy", ""));
            assertThat(conflict.theirs().value()).isEqualTo("From Bea.");
            assertThat(conflict.theirs().savedBy()).isEqualTo("bea");
            assertThat(draft(paper).value(intro)).isEqualTo("From Bea.");
            assertThat(editing.save(new Change("weekly", intro, "From both.", conflict.version(), "cy", "")))
                    .isInstanceOf(Outcome.Saved.class);
            assertThat(editing.save(new Change("weekly", intro, "From both.\r\n", 0, "bea", "")))
                    .isInstanceOf(Outcome.Conflict.class);
            assertThat(editing.save(new Change("weekly", intro, "From both.", 0, "bea", "")))
                    .isInstanceOf(Outcome.Saved.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTextForAnIssueThatIsMadeIsNotTakenForTheNextOne(TestDatabase database) {
        try (var paper = paper(database)) {
            var editing = new EditDraft(paper.context());
            decide(paper, "intro", "Hello.");
            long shown = draft(paper).version();
            paper.publish("weekly");

            DraftField intro = DraftField.of("intro").orElseThrow();
            var used = (Outcome.Used) editing.save(new Change("weekly", intro, "Hello!", shown, "bea", ""));
            assertThat(editing.save(new Change("weekly", intro, "Hello!", used.version(), "bea", "")))
                    .isInstanceOf(Outcome.Saved.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itSurvivesARunThatFailsAndIsGivenBack(TestDatabase database) {
        try (var paper = paper(database)) {
            decide(paper, "intro", "Hello.");
            decide(paper, "outro", "Bye.");
            long shown = draft(paper).version();
            paper.write("templates/plain/email.ftlh", "${broken");
            paper.reread();
            assertThat(paper.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.FAILED);
            assertThat(draft(paper).value(DraftField.of("intro").orElseThrow())).isEqualTo("Hello.");
            paper.delete("templates/plain/email.ftlh");
            paper.reread();

            paper.publish("weekly");
            assertThat(draft(paper).fields()).isEmpty();
            var store = paper.context().store();
            assertThat(used(paper)).containsEntry("intro", "Hello.").containsEntry("outro", "Bye.");
            decide(paper, "outro", "Written since.");
            store.change(tables -> tables.issueDrafts().giveBack(1));

            assertThat(draft(paper).value(DraftField.of("intro").orElseThrow())).isEqualTo("Hello.");
            assertThat(draft(paper).value(DraftField.of("outro").orElseThrow())).isEqualTo("Bye.\n\nWritten since.");
            assertThat(used(paper)).isEmpty();
            var saved = new EditDraft(paper.context())
                    .save(new Change("weekly", DraftField.of("intro").orElseThrow(), "Hello!", shown, "bea", ""));
            assertThat(saved).isInstanceOf(Outcome.Saved.class);
        }
    }

    @Test
    void anUndoneIssueGivesItBack() {
        try (var paper = paper(TestDatabase.SQLITE)) {
            decide(paper, "subject", "Animals");
            var shown = new PrepareSend(paper.context(), paper.schedule("weekly"))
                    .run(false)
                    .issue()
                    .orElseThrow();
            assertThat(shown.subject()).isEqualTo("Animals");
            var sent = (SendByHand.Result.Sent) new SendByHand(paper.context(), paper.schedule("weekly"))
                    .run(new SendByHand.Order("token", shown.fingerprint(), shown.at(), "bea", ""));
            assertThat(draft(paper).fields()).isEmpty();
            var undo = new UndoIssue(paper.context());
            assertThat(undo.undo(sent.order().issue(), sent.order().run(), "bea", ""))
                    .isTrue();

            assertThat(draft(paper).value(DraftField.of("subject").orElseThrow()))
                    .isEqualTo("Animals");
            assertThat(used(paper)).isEmpty();
        }
    }

    @Test
    void wordsFromTheDeskGoBeforeThoseInAFileWhichWait() {
        try (var paper = paper(TestDatabase.SQLITE)) {
            paper.write("schedules/weekly.intro.md", "From the file.\n");
            paper.write("schedules/weekly.outro.md", "The outro of the file.\n");
            decide(paper, "intro", "From the desk.");

            ScheduleRun run = paper.publish("weekly");
            assertThat(text(paper, "ann@example.com"))
                    .contains("From the desk.", "The outro of the file.")
                    .doesNotContain("From the file.");
            assertThat(run.summary())
                    .contains(
                            "with the words from the desk",
                            "schedules/weekly.intro.md waits",
                            "with schedules/weekly.outro.md");
            paper.article("fox.md", "Fox", "2026-11-22", "Newest.");
            paper.publish("weekly");
            assertThat(text(paper, "ann@example.com")).contains("From the file.");
        }
    }

    @Test
    void wordsForOneLanguageGoToItsLettersOnly() {
        try (var paper = paper(TestDatabase.SQLITE)) {
            paper.write("subscribers/letters.csv", "email,name,lang\nann@example.com,Ann,en\nbo@example.org,王,zh\n");
            decide(paper, "subject", "Animals");
            decide(paper, "subject:zh", "动物");
            decide(paper, "intro:zh", "您好，${subscriber.name!“读者”}。");
            paper.publish("weekly");

            assertThat(paper.subjectsTo("ann@example.com")).containsExactly("Animals");
            assertThat(paper.subjectsTo("bo@example.org")).containsExactly("动物");
            assertThat(text(paper, "bo@example.org")).contains("您好，王。");
            assertThat(text(paper, "ann@example.com")).doesNotContain("您好");
        }
    }

    private TestPublication paper(TestDatabase database) {
        var paper = new TestPublication(folder, database);
        paper.delete("schedules/inner.yaml");
        paper.delete("seeds/first.md");
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nfirst: 50\n");
        paper.reread();
        int day = 16;
        for (String name : List.of("Ant", "Bear", "Cat", "Dog", "Elk")) {
            paper.article(name.toLowerCase(Locale.ROOT) + ".md", name, "2026-11-" + day++, "About it.");
        }
        rehearse(paper);
        return paper;
    }

    private static List<Reason> rehearse(TestPublication paper) {
        return new PreviewSchedule(paper.context())
                .run(paper.schedule("weekly"), Wish.PLAIN)
                .reasons();
    }

    private static void decide(TestPublication paper, String field, String value) {
        Outcome outcome = new EditDraft(paper.context())
                .save(new Change(
                        "weekly",
                        DraftField.of(field).orElseThrow(),
                        value,
                        draft(paper).version(),
                        "bea",
                        ""));
        assertThat(outcome).isInstanceOf(Outcome.Saved.class);
    }

    private static IssueDraft draft(TestPublication paper) {
        return paper.context().store().read(tables -> tables.issueDrafts().of("weekly"));
    }

    private static Map<String, String> used(TestPublication paper) {
        return TestDatabase.rows(paper.config().database(), "select field, value from issued_draft_field").stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
    }

    private static String works(TestPublication paper, String... titles) {
        return List.of(titles).stream()
                .map(title -> TestDatabase.rows(
                                paper.config().database(), "select work_id from article where title = '" + title + "'")
                        .getFirst()
                        .getFirst())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static List<String> titles(ScheduleRun run) {
        return titlesIn(run.reasons());
    }

    private static List<String> titlesIn(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.kind() == ReasonKind.PICKED)
                .map(Reason::subject)
                .toList();
    }

    private static List<String> reasons(ScheduleRun run) {
        return run.reasons().stream().map(Reason::toString).toList();
    }

    private static String text(TestPublication paper, String address) {
        return text(paper.mailsTo(address).getLast());
    }

    private static String text(MimeMessage message) {
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return ReceivedMail.parse("1", bytes.toByteArray()).text();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

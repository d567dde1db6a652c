package gazette.press.publishing;

import gazette.accounts.AccountRole;
import gazette.issues.IssueReview;
import gazette.issues.ScheduleRun;
import gazette.press.notifications.SendReviewMails;
import gazette.press.publishing.AnswerReview.Answer;
import gazette.press.publishing.AnswerReview.Given;
import gazette.press.publishing.AnswerReview.Result;
import gazette.press.publishing.AnswerReview.Who;
import gazette.press.sending.SendIssuesTask;
import gazette.store.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A paper whose weekly issue is reviewed an hour before its slot, on Monday at 08:00 in Berlin.
final class ReviewFixture implements AutoCloseable {
    static final Instant SLOT = TestPublication.MONDAY;
    static final String CHIEF = "chief@example.org";

    final TestPublication paper;

    /// @param review further lines of the schedule
    ReviewFixture(Path folder, TestDatabase database, String review) {
        paper = new TestPublication(folder, database);
        paper.delete("schedules/inner.yaml");
        paper.clock.set(SLOT.minus(Duration.ofHours(2)));
        paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\n" + review);
        paper.reread();
        paper.article("first.md", "The first", "2026-11-20", "Some text.");
        tick();
    }

    /// Does what a running `serve` does all the time.
    void tick() {
        new CatchUpRuns(paper.context()).run();
        new ReviewIssues(paper.context()).run();
        new SendReviewMails(paper.context(), () -> false).run();
    }

    /// Lets the clock show so many minutes before the slot.
    void at(int minutesBefore) {
        paper.clock.set(SLOT.minus(Duration.ofMinutes(minutesBefore)));
        tick();
    }

    /// Fires the slot and sends what it makes.
    ScheduleRun fire() {
        paper.clock.set(SLOT);
        new PublishSchedule(paper.context(), paper.schedule("weekly")).run(SLOT, ScheduleRun.Occasion.SCHEDULED);
        send();
        tick();
        return runs().getFirst();
    }

    /// Lets the minute pass in which what was sent may be undone, and sends it.
    void endUndo() {
        paper.clock.pass(Duration.ofSeconds(61));
        send();
    }

    void send() {
        new SendIssuesTask(paper::context, () -> false).run(() -> {});
    }

    IssueReview review() {
        return paper.context()
                .store()
                .read(tables -> tables.reviews().find("weekly", SLOT))
                .orElseThrow();
    }

    Result answer(Answer answer, String by) {
        IssueReview seen = review();
        return answer(seen, answer, by);
    }

    Result answer(IssueReview seen, Answer answer, String by) {
        return new AnswerReview(paper.context())
                .run(seen.id(), new Given(answer, seen.version(), seen.currentHash(), editor(by)));
    }

    static Who editor(String name) {
        return new Who(name, "", AccountRole.EDITOR);
    }

    List<ScheduleRun> runs() {
        return paper.context().store().read(tables -> tables.runs().latest(10));
    }

    /// Subjects of what the chief got, in order.
    List<String> mails() {
        return paper.subjectsTo(CHIEF);
    }

    /// The plain text of the last of them.
    String lastMailText() {
        try {
            MimeMessage mail = paper.mailsTo(CHIEF).getLast();
            return ((String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent()).replace("\r\n", "\n");
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /// Subjects of what a subscriber got.
    List<String> letters() {
        return paper.subjectsTo("ann@example.com");
    }

    @Override
    public void close() {
        paper.close();
    }
}

package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.Issue;
import gazette.issues.ScheduleRun;
import gazette.render.pages.PageRenderer;
import gazette.store.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An editor's words for the next issue, in files beside the schedule.
class IssueNotesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theyAreInOneIssueAndAgainOnlyWhenTheirTextHasChanged(TestDatabase database) {
        try (var paper = paper(database)) {
            ScheduleRun first = paper.publish("weekly");
            assertThat(first.summary()).contains("with schedules/weekly.intro.md", "with schedules/weekly.outro.md");
            ReceivedMail ann = last(paper, "ann@example.com");
            assertThat(ann.html())
                    .contains("Hello <bdi>Ann</bdi>, <strong>welcome</strong>.")
                    .contains("See you.");
            assertThat(ann.html()).doesNotContain("<script").doesNotContain("alert(");
            assertThat(ann.text()).contains("Hello Ann, welcome.").contains("See you.");
            assertThat(last(paper, "bo@example.org").text()).contains("您好，王。").contains("See you.");
            assertThat(page(paper))
                    .contains("Hello reader, <strong>welcome</strong>.")
                    .contains("See you.");

            paper.article("second.md", "Second", "2026-11-21", "More.");
            paper.publish("weekly");
            assertThat(last(paper, "ann@example.com").text()).contains("More.").doesNotContain("Hello", "See you.");
            assertThat(page(paper)).doesNotContain("welcome");

            paper.write("schedules/weekly.intro.md", "Hello again.\n");
            paper.article("third.md", "Third", "2026-11-22", "Most.");
            paper.publish("weekly");
            assertThat(last(paper, "ann@example.com").text())
                    .contains("Hello again.")
                    .doesNotContain("See you.");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theyStayUntilAnIssueIsMade(TestDatabase database) {
        try (var paper = paper(database)) {
            paper.write("templates/plain/email.ftlh", "${broken");
            paper.reread();
            assertThat(paper.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.FAILED);
            paper.delete("templates/plain/email.ftlh");
            paper.reread();
            paper.publish("weekly");

            assertThat(last(paper, "ann@example.com").text()).contains("Hello Ann, welcome.");
        }
    }

    @Test
    void aLinkInTheTextHoldsTheValueAsAPartOfItsAddress() {
        try (var paper = paper(TestDatabase.SQLITE)) {
            paper.write("subscribers/letters.csv", "email,name\nann@example.com,Ann <b> & عبد\n");
            paper.write(
                    "schedules/weekly.intro.md",
                    "Hello ${subscriber.name!\"x\"}, [yours](https://example.org/p?who=${subscriber.name!\"x\"}&a=1).\n");
            paper.publish("weekly");

            assertThat(last(paper, "ann@example.com").text())
                    .contains("Hello \u2068Ann <b> & عبد\u2069, yours")
                    .contains("https://example.org/p?who=Ann%20%3Cb%3E%20%26%20%D8%B9%D8%A8%D8%AF&a=1");
        }
    }

    @Test
    void aLinkToAFileElsewhereIsNotRead() throws IOException {
        try (var paper = paper(TestDatabase.SQLITE)) {
            Path secret = Files.writeString(folder.resolve("elsewhere.md"), "Not for readers.\n");
            Path note = paper.context().config().workspace().resolve("schedules/weekly.intro.md");
            Files.delete(note);
            Files.createSymbolicLink(note, secret.toAbsolutePath());

            ScheduleRun run = paper.publish("weekly");
            assertThat(run.summary()).doesNotContain("with schedules/weekly.intro.md");
            assertThat(last(paper, "ann@example.com").text())
                    .doesNotContain("Not for readers")
                    .contains("See you.");
        }
    }

    private TestPublication paper(TestDatabase database) {
        var paper = new TestPublication(folder, database);
        paper.delete("schedules/inner.yaml");
        paper.write("subscribers/letters.csv", "email,name,lang\nann@example.com,Ann,en\nbo@example.org,王,zh\n");
        paper.write(
                "schedules/weekly.intro.md",
                "Hello ${subscriber.name!\"reader\"}, **welcome**.\n\n<script>alert(1)</script>\n");
        paper.write("schedules/weekly.intro.zh.md", "您好，${subscriber.name!“读者”}。\n");
        paper.write("schedules/weekly.outro.md", "See you.\n");
        return paper;
    }

    private static ReceivedMail last(TestPublication paper, String subscriber) {
        List<MimeMessage> mails = paper.mailsTo(subscriber);
        try {
            var bytes = new ByteArrayOutputStream();
            mails.getLast().writeTo(bytes);
            return ReceivedMail.parse("1", bytes.toByteArray());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String page(TestPublication paper) {
        Issue issue = paper.context()
                .store()
                .read(tables -> tables.issues()
                        .latest(List.of(tables.lists().find("letters").orElseThrow()), 1))
                .getFirst();
        return new PageRenderer(paper.context().themes(), "plain")
                .issuePage(paper.context().site(), paper.config().list("letters"), issue);
    }
}

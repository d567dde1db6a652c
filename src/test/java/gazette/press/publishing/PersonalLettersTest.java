package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Occasion;
import gazette.press.membership.EraseSubscriber;
import gazette.press.sending.SendIssuesTask;
import gazette.store.TestDatabase;
import gazette.subscribers.address.EmailAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Letters that say something of their subscriber, from the file of subscribers to the mail that arrives.
class PersonalLettersTest {
    private static final String GREETING = "<p class=\"hello\">Dear ${subscriber.name!\"reader\"} of"
            + " ${subscriber.attributes.city!\"your town\"},</p>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachGetsTheirNameAndPagesAndFeedsTheFallback(TestDatabase database) {
        try (var paper = paper(database)) {
            ScheduleRun run = paper.publish("weekly");
            assertThat(run.outcome()).as(run.summary()).isEqualTo(ScheduleRun.Outcome.SENT);

            Map<String, ReceivedMail> mails = mails(paper);
            assertThat(Objects.requireNonNull(mails.get("ann@example.com")).html())
                    .contains("Dear <bdi>Ann &lt;b&gt; O&#39;Hara</bdi> of <bdi>Köln</bdi>,");
            assertThat(Objects.requireNonNull(mails.get("ann@example.com")).text())
                    .contains("Dear Ann <b> O'Hara of Köln,");
            assertThat(Objects.requireNonNull(mails.get("ann@example.com")).subject())
                    .isEqualTo("Ann <b> O'Hara: The first 第一篇");
            assertThat(Objects.requireNonNull(mails.get("bo@example.org")).text())
                    .contains("Dear \u2068عبد الله\u2069 of your town,");
            assertThat(Objects.requireNonNull(mails.get("cy@example.org")).text())
                    .contains("Dear reader of your town,");
            assertThat(Objects.requireNonNull(mails.get("cy@example.org")).subject())
                    .isEqualTo("you: The first 第一篇");
            assertThat(Objects.requireNonNull(mails.get("di@example.org")).text())
                    .contains("Dear 林夏 of your town,");
            assertThat(title(paper)).isEqualTo("you: The first 第一篇");
            mails.values().forEach(mail -> assertThat(mail.source()).doesNotContain("Bcc"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLetterSaysWhatWasSoWhenItWasFrozenAndErasedValuesAreGone(TestDatabase database) {
        try (var paper = paper(database)) {
            new PublishSchedule(paper.context(), paper.schedule("weekly")).run(paper.clock.instant(), Occasion.MANUAL);
            paper.write(
                    "subscribers/letters.csv",
                    "email,name,attribute:city\nann@example.com,Anna New,Bonn\ncy@example.org,Cyrus,Rome\n");
            new EraseSubscriber(paper.context())
                    .run(EmailAddress.parse("bo@example.org").orElseThrow());
            new SendIssuesTask(paper::context, () -> false).run(() -> {});

            assertThat(Objects.requireNonNull(mails(paper).get("ann@example.com"))
                            .text())
                    .contains("Dear Ann <b> O'Hara of Köln,");
            assertThat(mails(paper)).doesNotContainKey("bo@example.org");
            Object letters = paper.context()
                    .store()
                    .read(tables -> tables.personalData()
                            .find("ann@example.com")
                            .orElseThrow()
                            .get("letters"));
            assertThat(letters).asString().contains("attributes=Köln");
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "SQLITE")
    void anArticlesOwnPlaceholderIsNoSlot(TestDatabase database) {
        try (var paper = paper(database)) {
            paper.article("second.md", "Second", "2026-11-21", "Dear ${subscriber.name!\"x\"} and so on.");
            paper.publish("weekly");

            assertThat(Objects.requireNonNull(mails(paper).get("di@example.org"))
                            .text())
                    .contains("Dear ${subscriber.name!\"x\"} and so on.")
                    .contains("Dear 林夏 of your town,");
        }
    }

    private TestPublication paper(TestDatabase database) {
        var paper = new TestPublication(folder, database);
        paper.delete("schedules/inner.yaml");
        paper.write("subscribers/letters.csv", """
                email,name,attribute:city
                ann@example.com,Ann <b> O'Hara,Köln
                bo@example.org,عبد الله,
                cy@example.org,"  ",
                di@example.org,林夏,
                """);
        paper.write("schedules/weekly.yaml", """
                list: letters
                when: every Monday 08:00
                theme: mine
                subject: '${subscriber.name!"you"}: ${issue.lead.title}'
                """);
        paper.write("templates/mine/theme.yaml", "parent: plain\n");
        String plain =
                "<#include \"/plain/macros.ftlh\">\n<#macro dateline>\n<tr><td>" + GREETING + "</td></tr>\n</#macro>\n";
        paper.write("templates/mine/macros.ftlh", plain);
        paper.write(
                "templates/mine/email.txt.ftl",
                "Dear ${subscriber.name!\"reader\"} of ${subscriber.attributes.city!\"your town\"},\n"
                        + "<#include \"/plain/email.txt.ftl\">");
        paper.reread();
        return paper;
    }

    private static Map<String, ReceivedMail> mails(TestPublication paper) {
        return Arrays.stream(paper.mail.getReceivedMessages())
                .map(PersonalLettersTest::received)
                .collect(Collectors.toMap(mail -> mail.to().replaceAll(".*<|>", ""), mail -> mail));
    }

    private static ReceivedMail received(MimeMessage message) {
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return ReceivedMail.parse("1", bytes.toByteArray());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String title(TestPublication paper) {
        return paper.context()
                .store()
                .read(tables -> tables.issues()
                        .latest(List.of(tables.lists().find("letters").orElseThrow()), 1))
                .getFirst()
                .title();
    }
}

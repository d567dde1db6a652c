package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Config;
import gazette.config.DatabaseConfig;
import gazette.config.Diagnostic;
import gazette.config.RelayConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.imports.BorrowSubscribers;
import gazette.press.imports.ImportListFiles;
import gazette.press.upkeep.CheckWorkspace;
import gazette.press.workspace.AppContext;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership.Status;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of an issue that nobody gets by mail, and who is warned of it.
class NobodyToMailTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPrivateListKeepsItsArticlesUntilACadenceHasSomebody(TestDatabase kind) {
        try (var publication = withMonthly(folder, kind)) {
            assertThat(publication.publish("inner").summary()).contains("1 accepted");
            publication.article("second.md", "Second", "2026-11-21", "Text.");
            ScheduleRun kept = publication.publish("monthly");
            assertThat(kept.outcome()).isEqualTo(Outcome.NOTHING);
            assertThat(kept.summary())
                    .contains(
                            "2 found, 2 waiting, nobody gets this issue: 'inner' has no active subscribers for monthly")
                    .contains("the articles stay new");
            assertThat(kept.reasons())
                    .filteredOn(reason -> reason.kind() == ReasonKind.WAITING)
                    .extracting(Reason::subject)
                    .containsExactlyInAnyOrder("The first 第一篇", "Second");
            assertThat(publication.publish("monthly").outcome()).as("again").isEqualTo(Outcome.NOTHING);

            // Who joins now is covered up to now, by the issue of the other cadence.
            publication.write(
                    "subscribers/inner.csv",
                    "email,name,cadence\ncy@example.com,Cy,weekly\ndi@example.com,Di,monthly\n");
            assertThat(publication.publish("monthly").summary()).contains("inner/2 with 2 articles: 1 accepted");
            assertThat(publication.mailsTo("di@example.com")).hasSize(1);
            assertThat(publication.publish("inner").summary()).contains("inner/3 with 1 article: 1 accepted");
        }
    }

    @Test
    void whoPausesIsASubscriberAndGetsItLater() {
        try (var publication = withMonthly(folder, TestDatabase.SQLITE)) {
            publication.write("subscribers/inner.csv", "email,cadence\ndi@example.com,monthly\n");
            new ImportListFiles(publication.context()).run();
            TestDatabase.execute(
                    (DatabaseConfig.Sqlite) publication.config().database(),
                    "update membership set paused_until = 9000000000000");
            assertThat(publication.publish("monthly").summary()).contains("inner/1 with 1 article: no subscribers");
        }
    }

    @Test
    void aPublicListPublishesAndSaysThatNobodyHadItByMail() {
        try (var publication = new TestPublication(folder)) {
            publication.write("subscribers/letters.csv", "email,name\n");
            ScheduleRun run = publication.publish("weekly");
            assertThat(run.summary()).contains("letters/1 with 1 article");
            assertThat(run.reasons())
                    .extracting(Reason::detail)
                    .anyMatch(detail -> detail.contains("nobody had it by mail"));
        }
    }

    @Test
    void checkWarnsOfListsAndCadencesWithoutSubscribers() {
        try (var publication = withMonthly(folder, TestDatabase.SQLITE)) {
            assertThat(warned(publication)).containsExactly("schedules/monthly.yaml");
            new ImportListFiles(publication.context()).run();
            publication.write("subscribers/letters.csv", "email\n");
            assertThat(warned(publication)).as("letters are in the database").containsExactly("schedules/monthly.yaml");
            TestDatabase.execute(
                    (DatabaseConfig.Sqlite) publication.config().database(),
                    "update membership set status = 'unsubscribed'");
            assertThat(warned(publication))
                    .as("who left is not brought back by a file")
                    .containsExactlyInAnyOrder(
                            "schedules/inner.yaml", "schedules/monthly.yaml", "schedules/weekly.yaml");
        }
    }

    @Test
    void theDemoKnowsWhoIsInTheWorkspacesDatabaseAndWhoLeft() {
        try (var publication = new TestPublication(folder)) {
            new ImportListFiles(publication.context()).run();
            TestDatabase.execute(
                    (DatabaseConfig.Sqlite) publication.config().database(),
                    "update membership set status = 'unsubscribed' where subscriber_id = 1");
            publication.delete("subscribers/inner.csv");
            Config demo = publication
                    .config()
                    .inDemo(
                            folder.resolve("data/demo"),
                            URI.create("http://127.0.0.1:8080"),
                            8080,
                            RelayConfig.open("demo", "127.0.0.1", 25));
            try (var context = AppContext.open(demo, publication.clock)) {
                new BorrowSubscribers(context).from(publication.config().database());
                new ImportListFiles(context).run();
                assertThat(members(context, "letters")).isEqualTo(Map.of(Status.ACTIVE, 1L, Status.UNSUBSCRIBED, 1L));
                assertThat(members(context, "inner")).isEqualTo(Map.of(Status.ACTIVE, 1L));
            }
        }
    }

    private static Map<Status, Long> members(AppContext context, String list) {
        return context.store()
                .read(tables ->
                        tables.memberships().count(tables.lists().find(list).orElseThrow()));
    }

    private static List<String> warned(TestPublication publication) {
        return new CheckWorkspace(publication.clock)
                .run(publication.folder, Map.of()).warnings().stream()
                        .filter(warning -> warning.problem().startsWith("nobody gets"))
                        .map(Diagnostic::file)
                        .map(Path::toString)
                        .toList();
    }

    private static TestPublication withMonthly(Path folder, TestDatabase kind) {
        var publication = new TestPublication(folder, kind);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        .replace("public: false}", "public: false, cadences: [weekly, monthly]}"));
        publication.write("schedules/inner.yaml", "list: inner\ncadence: weekly\nwhen: every Friday 08:00\n");
        publication.write("schedules/monthly.yaml", "list: inner\ncadence: monthly\nwhen: monthly on the 1st 08:00\n");
        publication.reread();
        return publication;
    }
}

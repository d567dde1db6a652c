package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.RelayPause;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of an issue that goes out as several letters: the whole, the whole in another language, and one with
/// less in it.
class IssueVariantsReportTest {
    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void publish() {
        publication = new TestPublication(folder);
        publication.article("paint.md", "Paint", "2026-11-21", "Oil.", "tags: [art]");
        publication.article("stamps.md", "Stamps", "2026-11-21", "Glue.", "tags: [mail]");
        publication.write("more.csv", "email,language,topics\ncy@example.com,zh,\ndee@example.com,,Mail\n");
        run("subscribers", "import", folder.resolve("more.csv").toString(), "--list", "letters", "--consent", "asked");
        run("publish", "weekly");
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void issueShowListsEachWithItsReadersArticlesAndLanguage() {
        assertThat(run("issue", "show", "letters/1").lines().filter(line -> line.startsWith("  letter")))
                .containsExactly(
                        "  letter 1    2 subscribers, 3 articles, en",
                        "  letter 2    1 subscriber, 3 articles, zh",
                        "  letter 3    1 subscriber, 1 article, en");
        assertThat(run("issue", "show", "letters/1", "--json"))
                .contains("{\"variant\":3,\"language\":\"en\",\"articles\":1,\"letters\":1}");
    }

    @Test
    void whyTellsInWhichOfThemAnArticleIs() {
        assertThat(run("why", "seeds/paint.md").lines().filter(line -> line.contains("in letter")))
                .containsExactly(
                        "  in letter 1 of letters/1, to 2 subscribers", "  in letter 2 of letters/1, to 1 subscriber");
        assertThat(run("why", "seeds/stamps.md").lines().filter(line -> line.contains("in letter")))
                .containsExactly(
                        "  in letter 1 of letters/1, to 2 subscribers",
                        "  in letter 2 of letters/1, to 1 subscriber",
                        "  in letter 3 of letters/1, to 1 subscriber");
    }

    @Test
    void anIssueOfOneLetterIsNotTakenApart() {
        publication.article("more.md", "More", "2026-11-22", "More.");
        run("publish", "inner");
        assertThat(run("issue", "show", "inner/1")).contains("recipients  1\n").doesNotContain("  letter ");
    }

    @Test
    void aPauseOfTheRelayIsToldUntilItIsOver() {
        var until = publication.clock.instant().plus(Duration.ofHours(1));
        publication
                .context()
                .store()
                .change(tables ->
                        tables.relayPauses().put("main", new RelayPause(until, true, "550 Sender refused", 1)));
        assertThat(run("issue", "show", "letters/1"))
                .contains("relay main pauses until 2026-11-23 09:00 CET, it objects to the sender: 550 Sender refused");
        publication.clock.pass(Duration.ofHours(1));
        assertThat(run("issue", "show", "letters/1")).doesNotContain("pauses until");
    }

    @Test
    void issueVerifyFindsCountsThatAreNotThoseOfTheLettersAndCountsAnew() {
        TestDatabase.execute(
                publication.config().database(),
                "update delivery_count set letters = letters - 1 where state = 'accepted'");
        CommandRun verify = CommandRun.in(publication, "issue", "verify", "letters/1");
        assertThat(verify.exit()).isEqualTo(1);
        assertThat(verify.out())
                .contains("letters/1: 4 frozen = 4 accepted", "the counts that are kept say: 3 accepted")
                .contains("gazette issue verify --recount letters/1")
                .doesNotContain("the counts close");

        assertThat(run("issue", "verify", "letters/1", "--recount")).contains("the counts close");
        assertThat(run("issue", "verify", "letters/1")).contains("the counts close");
    }

    private String run(String... command) {
        CommandRun run = CommandRun.in(publication, command);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }
}

package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.Actor;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.issues.Reason;
import gazette.issues.ScheduleRun;
import gazette.press.picking.ExplainArticle;
import gazette.press.publishing.TestPublication;
import gazette.store.HeldEntryTable.Range;
import gazette.store.IssueSeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Feeds that link to pages of others: `wire` and `planet` claim what is not theirs, `home` is the feed of its host.
class ClaimedPagesTest {
    private static final String QUIET = "https://example.org/quiet";

    @TempDir
    Path folder;

    private TestPublication publication;
    private final TextServer server = new TextServer();
    private final TextServer homeServer = new TextServer();
    private volatile String wire = feed("");
    private volatile String planet = feed("");
    private volatile String home = feed("");

    @BeforeEach
    void open() {
        server.serve("/wire", () -> wire);
        server.serve("/planet", () -> planet);
        homeServer.serve("/home", () -> home);
        publication = new TestPublication(folder);
        follow("");
    }

    @AfterEach
    void close() {
        publication.close();
        server.close();
        homeServer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                QUIET,
                "http://example.org/quiet",
                "https://www.example.org/quiet/",
                "https://example.org/quiet?utm_source=rss",
                "https://example.org/quiet/#x"
            })
    void anEditorsOwnArticleTakesThePlaceOfAClaim(String claimed) {
        wire = feed(item("Fake", claimed, "Fake text."));
        gather();
        own();
        List<Reason> reasons = gather();

        assertThat(titles()).containsExactlyInAnyOrder("The first 第一篇", "Quiet");
        assertThat(reasons)
                .extracting(Reason::toString)
                .contains("duplicate: Fake (gave way to seeds/quiet.md, whose page it links to)");
        assertThat(why("quiet.md")).anyMatch(line -> line.contains("seeds/quiet.md took the place of wire/"));
        assertThat(why("fake")).anyMatch(line -> line.contains("seeds/quiet.md took the place of wire/"));
    }

    @Test
    void theReplacedEntryDoesNotComeBackWhileTheOwnerIsThere() {
        wire = feed(item("Fake", QUIET, "Fake text."));
        gather();
        own();
        gather();
        wire = feed(item("Fake, changed", QUIET, "Fake text, changed."));
        gather();
        assertThat(titles()).containsExactlyInAnyOrder("The first 第一篇", "Quiet");
        publication.delete("seeds/quiet.md");
        gather();
        gather();
        assertThat(titles()).containsExactlyInAnyOrder("The first 第一篇", "Fake, changed");
    }

    @Test
    void anArticleGoesOutAlthoughAClaimToItsPageWasSent() {
        wire = feed(item("Fake", QUIET, "Fake text."));
        publication.publish("weekly");
        own();
        publication.clock.pass(Duration.ofHours(2));
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.reasons()).extracting(Reason::toString).contains("picked: Quiet");
        assertThat(publication.subjectsTo("ann@example.com")).last().isEqualTo("Letters 来信 #2: Quiet");
    }

    @Test
    void aClaimThatComesLaterIsADuplicate() {
        own();
        gather();
        wire = feed(item("Fake", QUIET, "Fake text."));

        assertThat(gather()).extracting(Reason::toString).anyMatch(reason -> reason.endsWith("(the same as quiet.md)"));
        assertThat(titles()).doesNotContain("Fake");
    }

    @Test
    void theFeedOfTheHostTakesThePlaceOfAnotherFeed() {
        wire = feed(item("Fake", page("/quiet"), "Fake text."));
        gather();
        home = feed(item("Real", page("/quiet"), "Real text."));
        gather();
        assertThat(titles()).containsExactlyInAnyOrder("The first 第一篇", "Real");
        gather();
        assertThat(titles()).containsExactlyInAnyOrder("The first 第一篇", "Real");
    }

    @Test
    void aSiteThatAFeedNamesAsItsOwnIsNoProof() {
        wire = "<rss version='2.0'><channel><title>Wire</title><link>" + page("/") + "</link>"
                + item("Fake", page("/quiet"), "Fake text.") + "</channel></rss>";
        gather();
        home = feed(item("Real", page("/quiet"), "Real text."));
        gather();
        assertThat(titles()).contains("Real").doesNotContain("Fake");
    }

    @Test
    void ofTwoFeedsThatLinkToAPageOfSomebodyElseTheFirstStays() {
        wire = feed(item("First", QUIET, "One."));
        gather();
        planet = feed(item("Second", QUIET, "Two."));
        gather();
        assertThat(titles()).contains("First").doesNotContain("Second");
    }

    @Test
    void aFeedThatLinksTwiceToAPageTellsNothingAndHidesNothing() {
        wire = feed(item("First", QUIET, "One."));
        gather();
        home = feed(item("A", QUIET, "A.") + item("B", QUIET, "B."));
        gather();
        planet = feed(item("Second", QUIET, "Two."));
        gather();
        assertThat(titles()).contains("First").doesNotContain("Second");
    }

    @Test
    void equalIdsInTwoFeedsAreTwoArticles() {
        wire = feed("<item><guid isPermaLink='false'>1</guid><title>One</title><description>x</description></item>");
        planet = feed("<item><guid isPermaLink='false'>1</guid><title>Two</title><description>y</description></item>");
        gather();
        publication.article("1.md", "Three", "2026-11-21", "z", "id: 1");
        gather();
        assertThat(titles()).contains("One", "Two", "Three");
    }

    @Test
    void aTextThatAFeedCopiedBeforeItsAuthorPublishedItIsTheAuthors() {
        String text = "The quiet header says nothing. ".repeat(9).strip();
        wire = feed(item("Quiet", "https://scraper.example/1", text));
        publication.publish("weekly");
        publication.article("quiet.md", "Quiet", "2026-11-21", text, "canonical: " + QUIET);
        publication.clock.pass(Duration.ofHours(2));
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).as("the same words are not sent twice").isEqualTo(ScheduleRun.Outcome.NOTHING);
        Article article = publication
                .context()
                .store()
                .read(tables -> tables.articles().byKey("seeds", QUIET))
                .orElseThrow()
                .filed()
                .article();
        assertThat(article.link()).contains(QUIET);
        assertThat(why("quiet.md")).anyMatch(line -> line.contains("took the place of wire/scraper.example/1"));
        assertThat(publication.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
    }

    @Test
    void shortTextsOfTwoFeedsAreEqualByChance() {
        wire = feed(item("Photo of the day", "https://a.example/1", ""));
        planet = feed(item("Photo of the day", "https://b.example/1", ""));
        gather();
        assertThat(titles()).filteredOn("Photo of the day"::equals).hasSize(2);
    }

    @Test
    void aHeldEntryClaimsNothing() {
        follow("most: 1, ");
        gather();
        wire = feed(item("Fake", QUIET, "Fake text.") + item("Other", "https://example.org/2", "Text."));
        gather();
        own();
        gather();
        assertThat(titles()).contains("Quiet").doesNotContain("Fake");
        ReviewHeldEntries.decide(publication.context(), Range.all("wire"), true, Actor.COMMAND_LINE);
        gather();
        assertThat(titles()).contains("Quiet", "Other").doesNotContain("Fake");
    }

    private void own() {
        publication.article("quiet.md", "Quiet", "2026-11-21", "My own text.", "canonical: " + QUIET);
    }

    private List<Reason> gather() {
        publication.clock.pass(Duration.ofHours(2));
        return IngestSources.run(publication.context()).reasons();
    }

    private List<String> titles() {
        long list = publication.context().store().write(tables -> tables.lists().idOf("letters"));
        return publication
                .context()
                .store()
                .read(tables -> tables.offeredArticles().notYetOffered(new IssueSeriesKey(list, "weekly", "")))
                .stream()
                .map(StoredArticle::article)
                .map(Article::title)
                .toList();
    }

    private List<String> why(String article) {
        String path = article.equals("fake") ? "wire/" + "example.org/quiet" : article;
        List<String> lines = new ExplainArticle(publication.context()).explain(path);
        return lines.isEmpty() ? new ExplainArticle(publication.context()).explain("example.org/quiet") : lines;
    }

    private void follow(String more) {
        publication.write(
                "gazette.yaml",
                TestPublication.settings(TestPublication.relay(
                                        publication.mail.getSmtp().getPort()))
                                .replaceFirst("(?m)^sources:.*\n", "")
                        + "fetch: {allow: [127.0.0.1]}\nsources:\n  seeds: {folder: seeds}\n"
                        + source("wire", server, (more.isEmpty() ? "first: 9, " : "") + more)
                        + source("planet", server, "first: 9, ")
                        + source("home", homeServer, "first: 9, "));
        publication.reread();
    }

    private static String source(String name, TextServer at, String more) {
        return "  " + name + ": {every: 50m, " + more + "feed: '" + at.address("/" + name) + "'}\n";
    }

    private String page(String path) {
        return homeServer.address(path);
    }

    private static String feed(String items) {
        return "<rss version='2.0'><channel><title>F</title>" + items + "</channel></rss>";
    }

    private static String item(String title, String link, String text) {
        return "<item><title>" + title + "</title><link>" + link + "</link><description>" + text
                + "</description></item>";
    }
}

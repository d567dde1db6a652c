package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.accounts.Actor;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.TestImages;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.TestPublication;
import gazette.store.HeldEntryTable.HeldEntry;
import gazette.store.HeldEntryTable.Range;
import gazette.store.IssueSeriesKey;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Bursts of entries that wait for the editor while their feed goes on, on each of the databases.
@ParameterizedClass
@EnumSource
class HeldEntriesTest {
    private static final String LONG = "This part is on the page only, with commas, and with many words. ".repeat(12);

    @TempDir
    Path folder;

    private final TestDatabase kind;
    private final Map<String, byte[]> there = new ConcurrentHashMap<>();
    private volatile int refusal = 404;
    private TestPublication publication;
    private HttpServer server;

    HeldEntriesTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        publication = new TestPublication(folder, kind);
        follow("");
        feed("/wire");
        feed("/other");
        gather();
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void whatItsFeedForgotComesAsItWas() {
        burst(1, 2);
        feed("/wire", 9);
        gather();
        letIn();
        assertThat(gather().added()).isEqualTo(2);
        Article article = article("Entry 1");
        assertThat(article.author()).contains("Ann");
        assertThat(article.link()).contains(address("/1"));
        assertThat(article.html()).isEqualTo("<p>Text of <strong>1</strong>.</p>");
        assertThat(article.tags()).containsExactly("Ink", "wire");
        assertThat(article.lang()).isEqualTo("de");
        assertThat(article.published().orElseThrow().toInstant()).hasToString("2026-11-01T10:00:00Z");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aFeedThatIsAwayOrSaysNothingNewOrEndsIsNotNeeded() {
        for (int status : List.of(503, 304, 410)) {
            there.clear();
            feed("/wire", status, status + 1);
            refusal = status;
            gather();
            there.clear();
            gather();
            letIn();
            assertThat(gather().added()).as("status " + status).isEqualTo(2);
            MarkFeedDue.run(publication.context(), "wire", Actor.COMMAND_LINE);
        }
    }

    @Test
    void anEditIsKept() {
        burst(1, 2);
        put("/wire", text("/wire").replace("Text of", "Better text of"));
        gather();
        there.remove("/wire");
        letIn();
        gather();
        assertThat(article("Entry 1").text()).isEqualTo("Better text of 1.");
    }

    @Test
    void whatIsStillInTheFeedComesOnceAndAsItIsThere() {
        burst(1, 2);
        letIn();
        put("/wire", text("/wire").replace("Text of", "Better text of"));
        IngestSources.IngestResult gathered = gather();
        assertThat(gathered.added()).isEqualTo(2);
        assertThat(gathered.edited()).isZero();
        assertThat(article("Entry 1").text()).isEqualTo("Better text of 1.");
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsDroppedLeavesNothingBehindAndNeverComes() {
        burst(1, 2);
        assertThat(ReviewHeldEntries.decide(publication.context(), Range.all("wire"), false, Actor.COMMAND_LINE))
                .isEqualTo(2);
        put("/wire", text("/wire").replace("Text of", "Better text of"));
        gather();
        assertThat(titles()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void eachCanBeDecidedByItself() {
        burst(1, 2, 3);
        List<HeldEntry> lines = lines();
        assertThat(lines).extracting(HeldEntry::title).containsExactly("Entry 1", "Entry 2", "Entry 3");
        ReviewHeldEntries.decide(
                publication.context(), Range.one("wire", lines.get(0).no()), true, Actor.COMMAND_LINE);
        ReviewHeldEntries.decide(
                publication.context(), Range.one("wire", lines.get(1).no()), false, Actor.COMMAND_LINE);
        there.remove("/wire");
        gather();
        assertThat(titles()).containsExactly("Entry 1");
        assertThat(lines()).extracting(HeldEntry::title).containsExactly("Entry 3");
        burst(4, 5);
        assertThat(lines().getLast().no()).isGreaterThan(lines.get(2).no());
    }

    @Test
    void theEditorIsToldBeforeEachIssueAndTheIssueHasItOnce() {
        burst(1, 2, 3, 4);
        there.clear();
        publication.publish("weekly");
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.reasons())
                .extracting(Reason::detail)
                .contains(
                        "4 new entries are held since 2026-11-23 10:00 CET: “Entry 1”, “Entry 2”, “Entry 3” and 1 more;"
                                + " gazette sources --held wire lists them, --take wire lets them in"
                                + " (--take wire/NO one of them), --pass wire drops them");
        letIn();
        assertThat(articles(publication.publish("weekly"))).containsExactly("Entry 4", "Entry 3", "Entry 2", "Entry 1");
        ScheduleRun after = publication.publish("weekly");
        assertThat(after.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        assertThat(after.reasons()).extracting(Reason::detail).noneMatch(detail -> detail.contains("are held"));
    }

    @Test
    void aStoryThatAnotherFeedBroughtMeanwhileIsOneArticle() {
        burst(1, 2);
        feed("/other", 1);
        gather();
        assertThat(titles()).as("not kept back by what is held").containsExactly("Entry 1");
        there.clear();
        letIn();
        assertThat(gather().reasons()).extracting(Reason::toString).anyMatch(r -> r.startsWith("duplicate"));
        assertThat(titles()).containsExactlyInAnyOrder("Entry 1", "Entry 2");
        assertThat(kept()).isEmpty();
    }

    @Test
    void pagesAndPicturesThatCannotBeHadAtOnceAreAskedForAgain() {
        follow("full_text: true, ");
        put("/wire", text("/wire", 1, 2).replace("Text of", "&lt;img src='/p.png' alt='A pier'> Text of"));
        gather();
        there.clear();
        letIn();
        gather();
        assertThat(article("Entry 1").html()).contains("A pier</a>").doesNotContain("<img");
        put("/1", "<html><article><p>" + LONG + "</p><img src='/p.png' alt='A pier'></article></html>");
        there.put("/p.png", TestImages.picture("png", 64, 32));
        gather();
        assertThat(article("Entry 1").html()).contains("on the page only", "<img src=\"/i/");
        gather();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsLetInTakesNothingFromTheLimitOfADay() {
        follow("limit: 2, ");
        burst(1, 2);
        letIn();
        gather();
        feed("/wire", 3);
        gather();
        assertThat(titles()).containsExactlyInAnyOrder("Entry 1", "Entry 2", "Entry 3");
    }

    @Test
    void aHeapIsTakenUpInSteps() {
        feed("/wire", IntStream.rangeClosed(1, 250).toArray());
        gather();
        there.clear();
        long writes = publication.context().store().writes();
        assertThat(ReviewHeldEntries.decide(publication.context(), Range.all("wire"), true, Actor.COMMAND_LINE))
                .isEqualTo(250);
        assertThat(publication.context().store().writes() - writes).isGreaterThan(2);
        assertThat(gather().added()).isEqualTo(250);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsDecidedBeforeALookIsWhollyNotedStays() {
        feed("/wire", 1, 2);
        UnsavedFeedRound result = follow();
        execute("alter table feed rename to away");
        assertThatThrownBy(() -> result.save(publication.context())).hasMessageContaining("feed");
        execute("alter table away rename to feed");
        letIn();
        result.save(publication.context());
        assertThat(gather().added()).isEqualTo(2);
        gather();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatAnotherRoundTookIsNotHeldAsWell() {
        feed("/wire", 1);
        UnsavedFeedRound slow = follow();
        burst(1, 2, 3);
        new StoreArticles(publication.context(), true, List.of()).store(slow.articles());
        slow.save(publication.context());
        assertThat(lines()).extracting(HeldEntry::title).containsExactly("Entry 2", "Entry 3");
        gather();
        assertThat(lines()).extracting(HeldEntry::title).containsExactly("Entry 2", "Entry 3");
        assertThat(titles()).containsExactly("Entry 1");
    }

    @Test
    void oneThatCannotBeReadStopsNoOther() {
        burst(1, 2, 3);
        there.remove("/wire");
        letIn();
        execute("update held_entry set entry = '{' where title = 'Entry 1'");
        execute("update held_entry set entry = replace(entry, '2026-11-02T', '+1000000000-11-02T')");
        assertThat(gather().reasons())
                .filteredOn(reason -> reason.detail().contains("cannot be made an article"))
                .extracting(Reason::subject)
                .containsExactly("wire", "wire");
        assertThat(titles()).containsExactly("Entry 3");
        assertThat(kept()).containsExactlyInAnyOrder(List.of("Entry 1"), List.of("Entry 2"));
        assertThat(gather().reasons()).extracting(Reason::detail).noneMatch(detail -> detail.contains("made an"));
    }

    @Test
    void aRoundThatIsToEndBeginsNoStep() {
        burst(1, 2);
        letIn();
        var filing = new StoreArticles(publication.context(), true, List.of());
        Thread.currentThread().interrupt();
        IngestApprovedEntries.run(publication.context(), filing);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(titles()).isEmpty();
        assertThat(kept()).hasSize(2);
    }

    private void follow(String more) {
        String address = address("");
        publication.write(
                "gazette.yaml",
                TestPublication.settings(TestPublication.relay(
                                        publication.mail.getSmtp().getPort()))
                                .replaceFirst("(?m)^sources:.*\n", "")
                        + "fetch: {allow: [127.0.0.1]}\nsources:\n  seeds: {folder: seeds}\n"
                        + "  wire: {every: 50m, most: 1, " + more + "tags: [wire], feed: '" + address + "/wire'}\n"
                        + "  other: {every: 50m, feed: '" + address + "/other'}\n");
        publication.reread();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = there.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
        exchange.sendResponseHeaders(bytes.length == 0 ? refusal : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void burst(int... numbers) {
        feed("/wire", numbers);
        gather();
    }

    private void feed(String path, int... numbers) {
        put(path, text(path, numbers));
    }

    private void put(String path, String text) {
        there.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private String text(String path) {
        return new String(there.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private String text(String path, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> item(path, number))
                .collect(Collectors.joining(
                        "",
                        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Wire</title>"
                                + "<language>de</language>",
                        "</channel></rss>"));
    }

    private String item(String path, int number) {
        return "<item><title>Entry " + number + "</title><guid>" + path + number + "</guid><link>"
                + address("/" + number) + "</link><dc:creator>Ann</dc:creator><category>Ink</category><pubDate>"
                + number % 28 + " Nov 2026 10:00:00 GMT</pubDate><description>&lt;p>Text of &lt;b>" + number
                + "&lt;/b>.&lt;/p></description></item>";
    }

    private IngestSources.IngestResult gather() {
        publication.clock.pass(Duration.ofHours(1));
        return IngestSources.run(publication.context());
    }

    /// A look that is not noted yet.
    private UnsavedFeedRound follow() {
        publication.clock.pass(Duration.ofHours(1));
        return PollFeeds.run(publication.context(), PollFeeds.Purpose.ROUTINE);
    }

    private void execute(String sql) {
        TestDatabase.execute(publication.config().database(), sql);
    }

    private void letIn() {
        ReviewHeldEntries.decide(publication.context(), Range.all("wire"), true, Actor.COMMAND_LINE);
    }

    private List<HeldEntry> lines() {
        return publication.context().store().read(tables -> tables.heldEntries().entries("wire"));
    }

    private List<List<String>> kept() {
        return TestDatabase.rows(publication.config().database(), "select title from held_entry");
    }

    private List<StoredArticle> fresh() {
        long list = publication.context().store().write(tables -> tables.lists().idOf("letters"));
        return publication
                .context()
                .store()
                .read(tables -> tables.offeredArticles().notYetOffered(new IssueSeriesKey(list, "weekly", "")));
    }

    private Article article(String title) {
        return fresh().stream()
                .map(StoredArticle::article)
                .filter(article -> article.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<String> titles() {
        return fresh().stream()
                .map(stored -> stored.article().title())
                .filter(title -> title.startsWith("Entry"))
                .toList();
    }

    private static List<String> articles(ScheduleRun run) {
        return run.reasons().stream()
                .filter(reason -> reason.kind() == ReasonKind.PICKED)
                .map(Reason::subject)
                .toList();
    }
}

package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.issues.Reason;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.WorkspaceReloader;
import gazette.store.IssueSeriesKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One file, entry or feed that no parser bears costs that one only.
class BrokenItemsTest {
    private static final int DEEP = 20_000;

    @TempDir
    Path folder;

    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private TestPublication publication;
    private final TextServer server = new TextServer();

    @BeforeEach
    void open() {
        List.of("/wire", "/json").forEach(path -> server.serve(path, () -> sent.getOrDefault(path, "")));
        publication = new TestPublication(folder);
    }

    @AfterEach
    void close() {
        publication.close();
        server.close();
    }

    @Test
    void aHeadOfTwentyThousandBracketsCostsThatFileOnly() {
        publication.write("seeds/deep.md", "---\ntitle: Deep\ntags: " + "[".repeat(DEEP) + "\n---\n\nText.\n");
        IngestSources.IngestResult result = IngestSources.run(publication.context());

        assertThat(titles()).containsExactly("The first 第一篇");
        assertThat(result.reasons())
                .extracting(Reason::toString)
                .singleElement()
                .asString()
                .contains("seeds/deep.md:3", "nested more than 30 levels deep", "fewer lists and blocks");
    }

    @Test
    void watchingGoesOnAfterSuchAFile() {
        var reloader = new WorkspaceReloader(publication.context(), config -> config);
        publication.write("seeds/deep.md", "---\ntitle: Deep\nx: " + "- ".repeat(DEEP) + "\n---\n\nText.\n");
        reloader.reloadIfChanged();
        reloader.reloadIfChanged();
        publication.article("second.md", "Second", "2026-11-21", "More.");
        assertThat(reloader.reloadIfChanged()).isEqualTo(WorkspaceReloader.Change.CONTENT);
        assertThat(titles()).containsExactlyInAnyOrder("The first 第一篇", "Second");
    }

    @Test
    void theIssueGoesOutWithoutSuchAFile() {
        publication.write("seeds/deep.md", "---\ntitle: Deep\nx: " + "{a: ".repeat(DEEP) + "\n---\n\nText.\n");
        assertThat(publication.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.SENT);
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void aLinkToNowhereHidesNoOtherFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("seeds/.#aaa.md"), Path.of("/nonexistent"));
        Files.createSymbolicLink(folder.resolve("schedules/.#aaa.yaml"), Path.of("/nonexistent"));
        var reloader = new WorkspaceReloader(publication.context(), config -> config);
        reloader.reloadIfChanged();
        reloader.reloadIfChanged();
        publication.clock.pass(Duration.ofHours(1));

        publication.article("first.md", "The first, edited", "2026-11-20", "Some text.");
        assertThat(reloader.reloadIfChanged()).isEqualTo(WorkspaceReloader.Change.CONTENT);
        assertThat(titles()).containsExactly("The first, edited");
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 7\n");
        assertThat(reloader.reloadIfChanged()).isEqualTo(WorkspaceReloader.Change.SETTINGS);
    }

    @Test
    void aFolderInPlaceOfAListCostsThatListOnly() throws IOException {
        publication.write("subscribers/inner.csv", "email\ndi@example.com\n");
        publication.delete("subscribers/letters.csv");
        Files.createDirectory(folder.resolve("subscribers/letters.csv"));

        ImportListFiles.Imported imported = new ImportListFiles(publication.context()).run();
        assertThat(imported.added()).isEqualTo(1);
        assertThat(imported.unreadable()).containsOnlyKeys("letters");
        assertThat(ImportListFiles.check(publication.config(), publication.clock.instant())
                        .faults())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("subscribers/letters.csv", "the file is a folder");
    }

    @Test
    void aPipeAndAHugeFileCostThemselvesOnly() throws IOException {
        // Whoever opened the pipe would wait for ever.
        makePipe("seeds/pipe.md");
        publication.write("seeds/huge.md", "");
        try (var huge = new RandomAccessFile(folder.resolve("seeds/huge.md").toFile(), "rw")) {
            huge.setLength(10_000_001);
        }
        Files.setLastModifiedTime(folder.resolve("seeds/huge.md"), FileTime.from(publication.clock.instant()));
        publication.clock.pass(Duration.ofHours(1));

        assertThat(IngestSources.run(publication.context()).reasons())
                .extracting(Reason::toString)
                .anySatisfy(reason -> assertThat(reason).contains("seeds/pipe.md", "is no regular file"))
                .anySatisfy(reason -> assertThat(reason).contains("seeds/huge.md", "is larger than 10 MB"));
        assertThat(titles()).containsExactly("The first 第一篇");
    }

    @Test
    void aPipeInPlaceOfAListOrAScheduleIsNamed() {
        makePipe("schedules/pipe.yaml");
        assertThat(new ConfigReader().read(folder, Map.of()))
                .isInstanceOfSatisfying(
                        ConfigReadResult.Invalid.class,
                        invalid -> assertThat(invalid.faults().toString())
                                .contains("schedules/pipe.yaml", "is no regular file"));
        publication.delete("subscribers/letters.csv");
        makePipe("subscribers/letters.csv");
        assertThat(new ImportListFiles(publication.context()).run().unreadable().get("letters"))
                .asString()
                .contains("subscribers/letters.csv", "is no regular file");
    }

    private void makePipe(String file) {
        assertThat(Program.run("mkfifo", folder.resolve(file).toString())).isZero();
    }

    @Test
    void anEntryThatIsNestedWithoutEndCostsThatEntryOnly() {
        follow("wire: {feed: \"" + address("/wire") + "\", first: 10}");
        sent.put("/wire", feed(item(1, "&lt;div&gt;".repeat(DEEP) + "deep"), item(2, "plain")));
        IngestSources.IngestResult result = IngestSources.run(publication.context());

        assertThat(titles()).containsExactly("Entry 2");
        assertThat(result.reasons())
                .extracting(Reason::toString)
                .anySatisfy(reason -> assertThat(reason).contains("Entry 1", "nested more than 200 levels deep"));
    }

    @Test
    void anEntryThatIsOnlyAFilmIsALinkToItAndTheEditorIsTold() {
        follow("wire: {feed: \"" + address("/wire") + "\", first: 10}");
        String film = "&lt;iframe src='//player.vimeo.com/video/778899'>&lt;/iframe>";
        sent.put("/wire", feed(item(1, film), item(2, "plain"), item(3, film), item(4, film), item(5, film)));
        IngestSources.IngestResult result = IngestSources.run(publication.context());

        assertThat(notYetOffered())
                .filteredOn(article -> article.title().equals("Entry 1"))
                .extracting(Article::html)
                .containsExactly("<p><a href=\"https://vimeo.com/778899\">Watch: Vimeo</a></p>");
        assertThat(result.reasons())
                .extracting(Reason::toString)
                .filteredOn(reason -> reason.contains("<iframe>"))
                .singleElement()
                .asString()
                .matches(".*“Entry \\d”, “Entry \\d”, “Entry \\d” and 1 more: became links, .*: <iframe>.*");
    }

    @Test
    void aFilterThatOneEntryOverwhelmsCostsThatEntryOnly() {
        follow("wire: {feed: \"" + address("/wire") + "\", first: 10, never: ['/(?:a|b|ab)*c{99}/']}");
        sent.put("/wire", feed(item(1, "ab".repeat(100_000)), item(2, "plain")));
        IngestSources.run(publication.context());

        assertThat(titles()).contains("Entry 2");
    }

    @Test
    void aFeedOfEndlessJsonCostsThatFeedOnly() {
        follow("json: {feed: \"" + address("/json") + "\", first: 10}\n  wire: {feed: \"" + address("/wire")
                + "\", first: 10}");
        sent.put("/json", "{\"items\":" + "[".repeat(DEEP));
        sent.put("/wire", feed(item(2, "plain")));
        IngestSources.IngestResult result = IngestSources.run(publication.context());

        assertThat(titles()).containsExactly("Entry 2");
        assertThat(result.reasons())
                .extracting(Reason::toString)
                .anySatisfy(
                        reason -> assertThat(reason).contains("json", "nested more than 100 levels deep", "line 1"));
    }

    private String address(String path) {
        return server.address(path);
    }

    private void follow(String feeds) {
        publication.delete("seeds/first.md");
        publication.write(
                "gazette.yaml",
                TestPublication.settings("fetch: {allow: [127.0.0.1]}\n")
                        .replaceFirst("(?m)^sources:.*\n", "sources:\n  seeds: {folder: seeds}\n  " + feeds + "\n"));
        publication.reread();
        publication.clock.pass(Duration.ofHours(1));
    }

    private List<String> titles() {
        return notYetOffered().stream().map(Article::title).toList();
    }

    private List<Article> notYetOffered() {
        long list = publication.context().store().write(tables -> tables.lists().idOf("letters"));
        return publication
                .context()
                .store()
                .read(tables -> tables.offeredArticles().notYetOffered(new IssueSeriesKey(list, "weekly", "")))
                .stream()
                .map(StoredArticle::article)
                .toList();
    }

    private static String feed(String... items) {
        return "<rss version='2.0'><channel><title>Wire</title>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(int number, String text) {
        return "<item><guid>" + number + "</guid><title>Entry " + number + "</title><description>" + text
                + "</description></item>";
    }
}

package gazette.press.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.store.IssueSeriesKey;
import gazette.store.IssueTable.Place;
import gazette.store.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every feed of the catalogue, and every page of its archive, by the validator's rules: for nothing, for one article,
/// for whatever an article may hold, and for very much.
class FeedValidityTest {
    private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev-archive\"[^>]*/archive/(\\d+)\\.atom\"");
    private static final Pattern ENTRY = Pattern.compile("<entry.*?<id>(.*?)</id>", Pattern.DOTALL);

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void anEmptyPaperHasFeedsWithoutFault() {
        assertThat(faults()).isEmpty();
        assertThat(read(this::channels)).hasSize(5);
    }

    @Test
    void oneArticleHasNone() {
        publication.publish("weekly");
        assertThat(faults()).isEmpty();
    }

    @Test
    void whateverAnArticleHoldsMakesNone() {
        publication.article(
                "odd.md",
                "\"a\\x01b 😀 <b>&amp; ]]> 灯下\\u200B\"",
                "2026-11-20",
                "\u0008 ]]> <script>x</script> [a](b.html) <p onclick=x style='color:red' id=y>&bogus; 👩‍👩‍👧 \uFFFE",
                "author: \"A & <B>\\a\"",
                "canonical: 'https://example.org/路径?a=1&b=c'",
                "tags: ['<i>', 灯, '😀', 'a b', '..', 'x/../y', '100%', '#']",
                "summary: \"one\\ntwo\"");
        publication.article("same.md", "Same", "2026-11-20", "The same day.");
        publication.article("bare.md", "_", "2026-11-20", "![](https://example.org/x.png)");
        assertThat(publication.publish("weekly", PublishSchedule.OnErrors.SEND).summary())
                .startsWith("4 found");
        assertThat(faults()).isEmpty();
        assertThat(read(this::channels)).hasSizeGreaterThan(8);
    }

    @Test
    void twoThousandIssuesMakeNoneAndTheirArchiveHoldsEachAndStaysAsItIs() {
        publication.publish("weekly");
        publication.context().store().change(tables -> fill(tables, 2, 2000));
        assertThat(faults()).isEmpty();
        FeedDefinition articles = channel("/letters/feed");
        assertThat(chain(articles)).hasSize(2000);
        assertThat(archives(channel("/letters/issues"))).isEqualTo(100);

        List<String> before = List.of(page(articles, 1), page(articles, 40), page(channel("/issues"), 100));
        publication.context().store().change(tables -> fill(tables, 2001, 2060));
        assertThat(List.of(page(articles, 1), page(articles, 40), page(channel("/issues"), 100)))
                .isEqualTo(before);
        assertThat(chain(articles)).hasSize(2060);
    }

    /// What a subscriber finds who goes back from page to page.
    private List<String> chain(FeedDefinition feed) {
        var found = new HashSet<String>();
        String document =
                read(tables -> feeds().current(feed, FeedFormat.ATOM, tables)).text();
        Optional<Integer> previous = collect(document, found);
        while (previous.isPresent()) {
            previous = collect(page(feed, previous.get()), found);
        }
        return List.copyOf(found);
    }

    private static Optional<Integer> collect(String atom, Set<String> found) {
        ENTRY.matcher(atom).results().forEach(match -> found.add(match.group(1)));
        return PREVIOUS.matcher(atom)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .findFirst();
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        for (FeedDefinition feed : read(this::channels)) {
            for (FeedFormat kind : FeedFormat.values()) {
                String name = feed.address() + "." + kind.extension();
                String document =
                        read(tables -> feeds().current(feed, kind, tables)).text();
                tell(name, FeedValidator.faults(kind, document, "http://127.0.0.1:8080" + name), faults);
                int last = archives(feed);
                if (last > 0) {
                    String old = feed.archive(last) + "." + kind.extension();
                    String page = read(tables -> feeds().archive(feed, last, kind, tables))
                            .orElseThrow()
                            .text();
                    tell(old, FeedValidator.faults(kind, page, "http://127.0.0.1:8080" + old), faults);
                }
            }
        }
        return faults;
    }

    private static void tell(String name, List<String> some, List<String> faults) {
        some.forEach(fault -> faults.add(name + ": " + fault));
    }

    /// Issues as runs would have made them, one article each.
    private void fill(Tables tables, int from, int to) {
        StoredArticle first = tables.articles().byIds(List.of(1L)).getFirst();
        for (int number = from; number <= to; number++) {
            Instant date = TestPublication.MONDAY.plus(Duration.ofHours(number));
            String slug = "filled-" + number;
            String id = "tag:example.org,2026-11-23:a/" + slug;
            tables.articles().add(copy(first.article(), number), slug, id, "c" + number, "v" + number, date);
            StoredArticle stored = tables.articles().bySlug(slug).orElseThrow();
            var issue = new Issue(
                    "letters",
                    number,
                    "tag:example.org,2026-11-23:letters/" + number,
                    "Letters №" + number,
                    date,
                    List.of(new Section("", List.of(stored))));
            tables.issues().add(new Place(new IssueSeriesKey(1, "weekly", ""), 1, 0), issue, List.of(), false);
        }
    }

    private static Article copy(Article first, int number) {
        return new Article(
                new ArticleOrigin(first.source(), Path.of(number + ".md"), "filled " + number),
                "Filled 第 " + number,
                first.byline(),
                Optional.empty(),
                "en",
                List.of("mail", number % 900 == 0 ? "rare" : "often"),
                new ArticleBodyAndImages(Optional.empty(), first.html(), first.text(), first.summary(), List.of()),
                PublishingOptions.NONE);
    }

    private int archives(FeedDefinition feed) {
        return read(tables -> feeds().archivePages(feed, tables));
    }

    private String page(FeedDefinition feed, int number) {
        return read(tables -> feeds().archive(feed, number, FeedFormat.ATOM, tables))
                .orElseThrow()
                .text();
    }

    private FeedDefinition channel(String path) {
        return read(tables -> catalogue().find(path, tables)).orElseThrow();
    }

    private List<FeedDefinition> channels(Tables tables) {
        return catalogue().all(tables);
    }

    private FeedCatalogue catalogue() {
        Config config = publication.context().config();
        return new FeedCatalogue(config, publication.context().themes());
    }

    private BuildFeedDocuments feeds() {
        return new BuildFeedDocuments(
                publication.context().config(), publication.context().themes());
    }

    private <T> T read(Function<Tables, T> work) {
        return publication.context().store().read(work);
    }
}

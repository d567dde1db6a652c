package gazette.press.composing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.parsing.EntryConverter;
import gazette.config.Config;
import gazette.config.EntryFilter;
import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.config.FirstFetchPolicy;
import gazette.config.ListConfig;
import gazette.config.OriginHeaders;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.publishing.TestPublication;
import gazette.sources.feeds.BrokenFeeds;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.ParsedFeed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Entries of broken feeds, twenty in an issue.
class FuzzedEntriesTest {
    private static final int FEEDS = 80;
    private static final int ARTICLES = 20;

    @TempDir
    Path folder;

    @Test
    void noEntryOfABrokenFeedIsTheFaultOfTheThemeOrOfTheOthers() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (byte[] feed : (Iterable<byte[]>) BrokenFeeds.of(FEEDS)::iterator) {
            if (FeedParser.parse(feed, Optional.of("text/xml"), "https://wire.news/feed")
                    instanceof ParsedFeed parsed) {
                entries.addAll(parsed.entries());
            }
        }
        assertThat(entries).hasSizeGreaterThan(ARTICLES);
        try (var publication = new TestPublication(folder)) {
            for (int i = 0; i < entries.size(); i += ARTICLES) {
                assertThatItGoesOut(entries.subList(i, Math.min(entries.size(), i + ARTICLES)), i, publication);
            }
        }
    }

    private static void assertThatItGoesOut(List<Entry> entries, int batch, TestPublication publication) {
        Config config = publication.config();
        ListConfig list = config.list("letters");
        var renderer = new RenderIssue(config, publication.context().themes(), publication.schedule("weekly"));
        var encoding = new EncodeIssue(config, list, publication.context().images());
        var unsubscribe = new UnsubscribeLinkTemplate("https://paper.news/u/x", TokenPlaceholder.NONE);
        List<StoredArticle> articles = new ArrayList<>();
        var converter = new EntryConverter(config.publication());
        for (Entry entry : entries) {
            Article article = converter.convert(entry, "e" + articles.size(), Optional.empty(), feed());
            long id = articles.size() + 1L;
            articles.add(new StoredArticle(id, "a-" + id, "tag:x" + id, Instant.EPOCH, Instant.EPOCH, article));
        }
        EncodeIssue.Result result = FindFault.compose(
                list,
                some -> encoding.encode(
                        renderer.render(1, some, TestPublication.MONDAY, unsubscribe.url()), unsubscribe),
                articles);
        switch (result) {
            case EncodedIssue encoded ->
                assertThat(encoded.lintReport().errors()).isEmpty();
            case Blame blame -> assertThat(blame.frame()).as("batch %d", batch).isEmpty();
        }
    }

    private static FeedConfig feed() {
        var policy = new FeedEntryPolicy(
                FirstFetchPolicy.NOTHING, 20, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE);
        return new FeedConfig(
                "wire",
                "https://wire.news/feed",
                Optional.empty(),
                policy,
                false,
                List.of(),
                List.of(),
                1,
                OriginHeaders.NONE);
    }
}

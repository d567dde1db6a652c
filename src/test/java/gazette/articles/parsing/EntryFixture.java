package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.config.EntryFilter;
import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.config.FirstFetchPolicy;
import gazette.config.OriginHeaders;
import gazette.config.PublicationConfig;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.ParsedFeed;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The tests' feed, whose entries become articles of a paper.
///
/// @param language the paper's
record EntryFixture(String language) {
    private static final FeedConfig FEED = new FeedConfig(
            "wire",
            "https://example.org/feed",
            Optional.empty(),
            new FeedEntryPolicy(FirstFetchPolicy.NOTHING, 20, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE),
            true,
            List.of(),
            List.of(),
            1,
            OriginHeaders.NONE);

    EntryFixture() {
        this("en");
    }

    List<Article> articles(String feed) {
        return articles(feed.getBytes(StandardCharsets.UTF_8));
    }

    List<Article> articles(byte[] feed) {
        return ((ParsedFeed) FeedParser.parse(feed, Optional.empty(), ""))
                .entries().stream()
                        .map(entry -> article(entry, Optional.empty()))
                        .toList();
    }

    /// @param ofFeed the language that the feed gives
    Article article(Entry entry, Optional<String> ofFeed) {
        var paper = new PublicationConfig("P", "P.", language, ZoneId.of("UTC"), Optional.empty(), Optional.empty());
        return new EntryConverter(paper).convert(entry, entry.id().orElse("1"), ofFeed, FEED);
    }
}

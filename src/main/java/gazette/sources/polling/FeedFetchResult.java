package gazette.sources.polling;

import gazette.sources.feeds.FeedParseResult;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.InvalidFeed;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.CacheValidators;
import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import gazette.sources.http.PollingHints;
import java.util.List;
import java.util.Optional;

/// What came of asking for a feed. Where a web page is instead, the feed that it declares is asked for in its place.
///
/// @param result of the last request; what it says of moving leads to the page's feed, too
/// @param parsed the feed, or why there is none
/// @param others feeds that the page declares besides
public record FeedFetchResult(FetchResult result, FeedParseResult parsed, List<String> others) {
    /// Its tree takes many times as much.
    private static final int LARGE = 1_000_000;

    public FeedFetchResult {
        others = List.copyOf(others);
    }

    /// Asks for a feed.
    public static FeedFetchResult fetch(String address, Fetcher fetcher) {
        return fetch(address, CacheValidators.NONE, fetcher);
    }

    static FeedFetchResult fetch(String address, CacheValidators known, Fetcher fetcher) {
        FetchResult result = fetcher.fetch(address, known);
        FeedParseResult parsed = parsed(result, fetcher);
        return result instanceof FetchResult.Fetched page && parsed instanceof InvalidFeed unreadable
                ? declared(page, unreadable, fetcher)
                : new FeedFetchResult(result, parsed, List.of());
    }

    /// Where the feed is, if that is elsewhere for good.
    public Optional<String> movedTo() {
        return result instanceof FetchResult.Fetched came ? came.hints().movedTo() : Optional.empty();
    }

    private static FeedFetchResult declared(FetchResult.Fetched page, InvalidFeed unreadable, Fetcher fetcher) {
        List<String> declared = DiscoveredFeed.in(page).stream()
                .map(DiscoveredFeed::address)
                .distinct()
                .toList();
        if (declared.isEmpty()) {
            return new FeedFetchResult(page, unreadable, List.of());
        }
        String first = declared.getFirst();
        List<String> others = declared.subList(1, declared.size());
        FetchResult result = fetcher.fetch(first);
        FeedParseResult parsed = parsed(result, fetcher);
        if (parsed instanceof ParsedFeed feed && result instanceof FetchResult.Fetched came) {
            return new FeedFetchResult(found(came, first), feed, others);
        }
        String why = parsed instanceof InvalidFeed(String problem) ? problem : "";
        String besides = others.isEmpty() ? "" : "; it declares also " + String.join(", ", others);
        String problem = "it is a web page, and the feed it declares, " + first + ", cannot be read: " + why + besides;
        return new FeedFetchResult(page, new InvalidFeed(problem), others);
    }

    private static FetchResult.Fetched found(FetchResult.Fetched came, String address) {
        PollingHints hints = came.hints();
        var moved = new PollingHints(
                hints.movedTo().or(() -> Optional.of(address)), hints.validators(), hints.retryAfter());
        return new FetchResult.Fetched(came.address(), came.mediaType(), came.bytes(), moved);
    }

    private static FeedParseResult parsed(FetchResult result, Fetcher fetcher) {
        return switch (result) {
            case FetchResult.Fetched came when came.bytes().length > LARGE -> fetcher.alone(() -> parsed(came));
            case FetchResult.Fetched came -> parsed(came);
            case FetchResult.Forbidden refused -> new InvalidFeed(refused.reason());
            case FetchResult.NotModified _ -> new InvalidFeed("its server answers with status 304");
            case FetchResult.HttpError(int status, var _) ->
                new InvalidFeed("its server answers with status " + status);
            case FetchResult.Unreachable(String reason) -> new InvalidFeed("no answer: " + reason);
        };
    }

    private static FeedParseResult parsed(FetchResult.Fetched came) {
        return FeedParser.parse(
                came.bytes(), Optional.of(came.mediaType()), came.address().toString());
    }
}

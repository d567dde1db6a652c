package gazette.sources;

import java.util.List;
import java.util.Optional;

/// What came of asking for a feed. Where a web page is instead, the feed that it declares is asked for in its place.
///
/// @param result of the last request; what it says of moving leads to the page's feed, too
/// @param parsed the feed, or why there is none
/// @param others feeds that the page declares besides
public record FeedAnswer(FetchResult result, ParsedFeed parsed, List<String> others) {
    /// Its tree takes many times as much.
    private static final int LARGE = 1_000_000;

    public FeedAnswer {
        others = List.copyOf(others);
    }

    /// Asks for a feed.
    public static FeedAnswer to(String address, Fetcher fetcher) {
        return to(address, Validators.NONE, fetcher);
    }

    static FeedAnswer to(String address, Validators known, Fetcher fetcher) {
        FetchResult result = fetcher.fetch(address, known);
        ParsedFeed parsed = parsed(result, fetcher);
        return result instanceof FetchResult.Fetched page && parsed instanceof UnreadableFeed unreadable
                ? declared(page, unreadable, fetcher)
                : new FeedAnswer(result, parsed, List.of());
    }

    /// Where the feed is, if that is elsewhere for good.
    public Optional<String> movedTo() {
        return result instanceof FetchResult.Fetched came ? came.bearing().movedTo() : Optional.empty();
    }

    private static FeedAnswer declared(FetchResult.Fetched page, UnreadableFeed unreadable, Fetcher fetcher) {
        List<String> declared = DeclaredFeed.in(page).stream()
                .map(DeclaredFeed::address)
                .distinct()
                .toList();
        if (declared.isEmpty()) {
            return new FeedAnswer(page, unreadable, List.of());
        }
        String first = declared.getFirst();
        List<String> others = declared.subList(1, declared.size());
        FetchResult result = fetcher.fetch(first);
        ParsedFeed parsed = parsed(result, fetcher);
        if (parsed instanceof ReadFeed feed && result instanceof FetchResult.Fetched came) {
            return new FeedAnswer(found(came, first), feed, others);
        }
        String why = parsed instanceof UnreadableFeed(String problem) ? problem : "";
        String besides = others.isEmpty() ? "" : "; it declares also " + String.join(", ", others);
        String problem = "it is a web page, and the feed it declares, " + first + ", cannot be read: " + why + besides;
        return new FeedAnswer(page, new UnreadableFeed(problem), others);
    }

    private static FetchResult.Fetched found(FetchResult.Fetched came, String address) {
        Bearing bearing = came.bearing();
        var moved =
                new Bearing(bearing.movedTo().or(() -> Optional.of(address)), bearing.validators(), bearing.pause());
        return new FetchResult.Fetched(came.address(), came.mediaType(), came.bytes(), moved);
    }

    private static ParsedFeed parsed(FetchResult result, Fetcher fetcher) {
        return switch (result) {
            case FetchResult.Fetched came when came.bytes().length > LARGE -> fetcher.alone(() -> parsed(came));
            case FetchResult.Fetched came -> parsed(came);
            case FetchResult.Forbidden refused -> new UnreadableFeed(refused.reason());
            case FetchResult.Unchanged _ -> new UnreadableFeed("its server answers with status 304");
            case FetchResult.Declined(int status, var _) ->
                new UnreadableFeed("its server answers with status " + status);
            case FetchResult.Unreachable(String reason) -> new UnreadableFeed("no answer: " + reason);
        };
    }

    private static ParsedFeed parsed(FetchResult.Fetched came) {
        return FeedParser.parse(
                came.bytes(), Optional.of(came.mediaType()), came.address().toString());
    }
}

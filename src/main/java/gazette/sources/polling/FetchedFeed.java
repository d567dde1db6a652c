package gazette.sources.polling;

import gazette.config.OriginHeaders;
import gazette.sources.feeds.FeedParseResult;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.InvalidFeed;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.CacheValidators;
import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import gazette.sources.http.NextRequestHints;
import java.util.List;
import java.util.Optional;

/// Holds the outcome of fetching a feed. If the address is of a web page, the feed that it declares is fetched instead.
///
/// @param result the outcome of the last request; it counts as moved if the feed was found through a page
/// @param parsed the feed, or why there is none
/// @param others other feeds that the page declares
public record FetchedFeed(FetchResult result, FeedParseResult parsed, List<String> others) {
    /// Larger feeds are parsed one at a time: the tree takes many times as much memory.
    private static final int LARGE = 1_000_000;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String ADD_LOGIN =
            "write user: and password_file:, or headers:, under this feed in gazette.yaml";

    public FetchedFeed {
        others = List.copyOf(others);
    }

    /// Fetches and parses a feed.
    ///
    /// @param headers that its server is sent
    public static FetchedFeed fetch(String address, OriginHeaders headers, Fetcher fetcher) {
        return fetch(address, CacheValidators.NONE, headers, fetcher);
    }

    static FetchedFeed fetch(String address, CacheValidators known, OriginHeaders headers, Fetcher fetcher) {
        FetchResult result = fetcher.fetch(address, known, headers);
        FeedParseResult parsed = parsed(result, headers, fetcher);
        return result instanceof FetchResult.Fetched page && parsed instanceof InvalidFeed unreadable
                ? declared(page, unreadable, headers, fetcher)
                : new FetchedFeed(result, parsed, List.of());
    }

    /// Returns the new address of the feed, if it moved permanently.
    public Optional<String> movedTo() {
        return result instanceof FetchResult.Fetched fetched ? fetched.hints().movedTo() : Optional.empty();
    }

    private static FetchedFeed declared(
            FetchResult.Fetched page, InvalidFeed unreadable, OriginHeaders headers, Fetcher fetcher) {
        List<String> declared = DiscoveredFeed.in(page).stream()
                .map(DiscoveredFeed::address)
                .distinct()
                .toList();
        if (declared.isEmpty()) {
            return new FetchedFeed(page, unreadable, List.of());
        }
        String first = declared.getFirst();
        List<String> others = declared.subList(1, declared.size());
        FetchResult result = fetcher.fetch(first, headers);
        FeedParseResult parsed = parsed(result, headers, fetcher);
        if (parsed instanceof ParsedFeed feed && result instanceof FetchResult.Fetched fetched) {
            return new FetchedFeed(found(fetched, first), feed, others);
        }
        String why = parsed instanceof InvalidFeed(String problem) ? problem : "";
        String alsoDeclared = others.isEmpty() ? "" : "; it declares also " + String.join(", ", others);
        String problem =
                "it is a web page, and the feed it declares, " + first + ", cannot be read: " + why + alsoDeclared;
        return new FetchedFeed(page, new InvalidFeed(problem), others);
    }

    private static FetchResult.Fetched found(FetchResult.Fetched fetched, String address) {
        NextRequestHints hints = fetched.hints();
        var moved = new NextRequestHints(
                hints.movedTo().or(() -> Optional.of(address)), hints.validators(), hints.retryAfter());
        return new FetchResult.Fetched(fetched.address(), fetched.mediaType(), fetched.bytes(), moved);
    }

    private static FeedParseResult parsed(FetchResult result, OriginHeaders headers, Fetcher fetcher) {
        return switch (result) {
            case FetchResult.Fetched fetched
            when fetched.bytes().length > LARGE -> fetcher.alone(() -> parsed(fetched));
            case FetchResult.Fetched fetched -> parsed(fetched);
            case FetchResult.Forbidden refused -> new InvalidFeed(refused.reason());
            case FetchResult.NotModified _ -> new InvalidFeed("its server answers with status 304");
            case FetchResult.HttpError(int status, var _) ->
                new InvalidFeed("its server answers with status " + status + loginRemedy(status, headers));
            case FetchResult.Unreachable(String reason) -> new InvalidFeed("no answer: " + reason);
        };
    }

    private static String loginRemedy(int status, OriginHeaders headers) {
        if (status == FORBIDDEN && headers.isEmpty()) {
            return "; it refuses this program, or wants a login: " + ADD_LOGIN;
        }
        if (status == UNAUTHORIZED && headers.isEmpty()) {
            return "; it wants a login: " + ADD_LOGIN;
        }
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? "; it does not take what this feed sends: mend its user:, password_file: or headers: in gazette.yaml."
                        + " They are sent to the origin of feed: only, not where that redirects to"
                : "";
    }

    private static FeedParseResult parsed(FetchResult.Fetched fetched) {
        return FeedParser.parse(
                fetched.bytes(),
                Optional.of(fetched.mediaType()),
                fetched.address().toString());
    }
}

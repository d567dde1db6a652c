package gazette.sources.polling;

import gazette.config.OriginHeaders;
import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import gazette.sources.text.FeedCharset;
import gazette.text.ForeignText;
import java.util.Locale;
import java.util.Optional;

/// Represents the outcome of fetching a web page.
public sealed interface PageFetchResult {
    /// Holds a page.
    ///
    /// @param address the final address, after redirects
    /// @param html its decoded text
    record WebPage(String address, String html) implements PageFetchResult {}

    /// Says why there is no page.
    ///
    /// @param problem continues a sentence about the page
    /// @param leaveAlone whether its server asks to wait
    record NoPage(String problem, boolean leaveAlone) implements PageFetchResult {
        public NoPage {
            problem = ForeignText.line(problem);
        }
    }

    /// Fetches a page.
    ///
    /// @param headers of the feed, which are sent if the page has its origin
    static PageFetchResult fetch(String address, OriginHeaders headers, Fetcher fetcher) {
        return switch (fetcher.fetch(address, headers)) {
            case FetchResult.Fetched fetched
            when isHtml(fetched.mediaType()) ->
                new WebPage(
                        fetched.address().toString(),
                        FeedCharset.decode(fetched.bytes(), Optional.of(fetched.mediaType())));
            case FetchResult.Fetched fetched -> new NoPage("is no web page but " + fetched.mediaType(), false);
            case FetchResult.NotModified _ -> new NoPage("came with status 304", false);
            case FetchResult.HttpError(int status, var _) ->
                new NoPage(
                        "came with status " + status
                                + (status == 401 || status == 403
                                        ? " (it may want a login; that of the feed is sent to the feed's own origin only)"
                                        : ""),
                        status == 429 || status == 503);
            case FetchResult.Forbidden refused -> new NoPage("is not asked for, because " + refused.reason(), false);
            case FetchResult.Unreachable(String reason) -> new NoPage("gave no answer: " + reason, false);
        };
    }

    private static boolean isHtml(String mediaType) {
        return mediaType.isEmpty() || mediaType.toLowerCase(Locale.ROOT).contains("html");
    }
}

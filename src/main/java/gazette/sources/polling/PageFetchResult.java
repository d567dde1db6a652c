package gazette.sources.polling;

import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import gazette.sources.text.FeedCharset;
import java.util.Locale;
import java.util.Optional;

/// One look at a page of the web.
public sealed interface PageFetchResult {
    /// It came.
    ///
    /// @param address where it was in the end, after redirects
    /// @param html as its server sent it, decoded
    record WebPage(String address, String html) implements PageFetchResult {}

    /// It did not.
    ///
    /// @param problem continues a sentence about the page
    /// @param leaveAlone whether its server asks for patience
    record NoPage(String problem, boolean leaveAlone) implements PageFetchResult {}

    /// Looks.
    static PageFetchResult fetch(String address, Fetcher fetcher) {
        return switch (fetcher.fetch(address)) {
            case FetchResult.Fetched came
            when isHtml(came.mediaType()) ->
                new WebPage(came.address().toString(), FeedCharset.decode(came.bytes(), Optional.of(came.mediaType())));
            case FetchResult.Fetched came -> new NoPage("is no web page but " + came.mediaType(), false);
            case FetchResult.NotModified _ -> new NoPage("came with status 304", false);
            case FetchResult.HttpError(int status, var _) ->
                new NoPage("came with status " + status, status == 429 || status == 503);
            case FetchResult.Forbidden refused -> new NoPage("is not asked for, because " + refused.reason(), false);
            case FetchResult.Unreachable(String reason) -> new NoPage("gave no answer: " + reason, false);
        };
    }

    private static boolean isHtml(String mediaType) {
        return mediaType.isEmpty() || mediaType.toLowerCase(Locale.ROOT).contains("html");
    }
}

package gazette.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.server.Request;

/// Holds a request for a picture, with those of its conditions and ranges that count (RFC 9110 sections 13 and 14).
/// What
/// cannot be read is left out, as if the client had not sent it.
final class PictureRequest extends Request.Wrapper {
    private static final String ONE_RANGE = "\\s*(?:\\d{1,18}-\\d{0,18}|-\\d{1,18})\\s*";

    /// Matches a few ranges. No program needs more, and each costs a header of its own.
    private static final Pattern RANGES = Pattern.compile("bytes=" + ONE_RANGE + "(?:," + ONE_RANGE + "){0,4}");

    private static final List<HttpHeader> CONDITIONS = List.of(
            HttpHeader.IF_MATCH,
            HttpHeader.IF_NONE_MATCH,
            HttpHeader.IF_MODIFIED_SINCE,
            HttpHeader.IF_UNMODIFIED_SINCE,
            HttpHeader.IF_RANGE);

    private final HttpFields headers;

    PictureRequest(Request request, HttpContent image) {
        super(request);
        HttpFields sent = request.getHeaders();
        HttpFields.Mutable kept = HttpFields.build(sent);
        CONDITIONS.forEach(kept::remove);
        String tag = image.getETagValue();
        if (new CacheRequestHeaders(sent).isNotModified(Set.of(tag), Optional.of(image.getLastModifiedInstant()))) {
            kept.put(HttpHeader.IF_NONE_MATCH, tag);
        }
        String ranges = String.join(",", sent.getValuesList(HttpHeader.RANGE));
        if (!RANGES.matcher(ranges).matches()
                || !isForThisVersion(Optional.ofNullable(sent.get(HttpHeader.IF_RANGE)), image)) {
            kept.remove(HttpHeader.RANGE);
        }
        headers = kept.asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    private static boolean isForThisVersion(Optional<String> condition, HttpContent image) {
        return condition
                .map(String::strip)
                .map(version -> version.equals(image.getETagValue())
                        || version.equals(image.getLastModified().getValue()))
                .orElse(true);
    }
}

package gazette.web;

import gazette.web.http.ContentEncoding;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// Reads which encodings a client accepts and which version it already has (RFC 9110).
record CacheRequestHeaders(HttpFields fields) {
    /// Matches an entity tag without the `W/` prefix, for weak comparison (section 13.1.2).
    private static final Pattern OPAQUE_TAG = Pattern.compile("\"[^\"]*\"");

    private static final long MILLIS_PER_SECOND = 1000;
    private static final double IDENTITY_WEIGHT = 0.0001;

    /// Returns whether a browser asks for a document to show (W3C Fetch Metadata).
    boolean isBrowserNavigation() {
        return "document".equals(fields.get("Sec-Fetch-Dest"));
    }

    /// Returns whether the client has the current version. Its date counts only if it sends no entity tag (section
    /// 13.2.2).
    ///
    /// @param tags the entity tags of the content, one for each encoding
    boolean isNotModified(Set<String> tags, Optional<Instant> modified) {
        if (fields.contains(HttpHeader.IF_NONE_MATCH)) {
            String sent = String.join(",", fields.getValuesList(HttpHeader.IF_NONE_MATCH));
            return sent.strip().equals("*")
                    || OPAQUE_TAG.matcher(sent).results().anyMatch(tag -> tags.contains(tag.group()));
        }
        return Optional.ofNullable(fields.get(HttpHeader.IF_MODIFIED_SINCE))
                .flatMap(since -> modified.map(date -> isUnchangedSince(since, date)))
                .orElse(false);
    }

    /// Returns the acceptable encoding with the highest weight, the first of equals; empty if there is none (section
    /// 12.5.3).
    Optional<ContentEncoding> bestEncoding(Collection<ContentEncoding> available) {
        List<String> headers = fields.getValuesList(HttpHeader.ACCEPT_ENCODING);
        if (headers.isEmpty()) {
            return Optional.of(ContentEncoding.IDENTITY);
        }
        Map<String, Double> weights = parseWeights(String.join(",", headers));
        ContentEncoding best = ContentEncoding.IDENTITY;
        double highest = 0;
        for (ContentEncoding encoding : available) {
            double weight = weight(encoding, weights);
            if (weight > highest) {
                best = encoding;
                highest = weight;
            }
        }
        return highest > 0 ? Optional.of(best) : Optional.empty();
    }

    /// Returns whether a document is unchanged since a date. An invalid date is ignored.
    private static boolean isUnchangedSince(String since, Instant modified) {
        long sinceMillis = HttpDateTime.parseToEpoch(since);
        return sinceMillis >= 0 && modified.getEpochSecond() <= sinceMillis / MILLIS_PER_SECOND;
    }

    /// Returns the weight of an encoding. One that is not listed gets the weight of `*`; without `*`, only
    /// `identity` is acceptable, with the lowest weight.
    private static double weight(ContentEncoding encoding, Map<String, Double> weights) {
        Double listed = weights.get(encoding.token());
        if (listed != null) {
            return listed;
        }
        return weights.getOrDefault("*", encoding == ContentEncoding.IDENTITY ? IDENTITY_WEIGHT : 0);
    }

    private static Map<String, Double> parseWeights(String header) {
        var weights = new HashMap<String, Double>();
        for (String item : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = item.split(";", -1);
            String token = parts[0].strip();
            weights.put(token.equals("x-gzip") ? ContentEncoding.GZIP.token() : token, parseWeight(parts));
        }
        return weights;
    }

    private static double parseWeight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.matches("q\\s*=\\s*[01](\\.[0-9]*)?")) {
                return Double.parseDouble(part.substring(part.indexOf('=') + 1));
            }
        }
        return 1;
    }
}

package gazette.web;

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

/// Reads from a request which encodings it accepts and which version it has already (RFC 9110).
record ContentNegotiation(HttpFields fields) {
    /// Matches an entity tag without the `W/` of a weak one: the comparison is the weak one (section 13.1.2).
    private static final Pattern OPAQUE_TAG = Pattern.compile("\"[^\"]*\"");

    private static final long MILLIS = 1000;
    private static final double LEAST = 0.0001;

    /// Whether a browser asks for it in order to show it (W3C Fetch Metadata).
    boolean isBrowserNavigation() {
        return "document".equals(fields.get("Sec-Fetch-Dest"));
    }

    /// Whether the client has what is there now. Its date counts only if it names no entity tag (section 13.2.2).
    ///
    /// @param tags of the content in any coding
    boolean isNotModified(Set<String> tags, Optional<Instant> modified) {
        if (fields.contains(HttpHeader.IF_NONE_MATCH)) {
            String known = String.join(",", fields.getValuesList(HttpHeader.IF_NONE_MATCH));
            return known.strip().equals("*")
                    || OPAQUE_TAG.matcher(known).results().anyMatch(tag -> tags.contains(tag.group()));
        }
        return Optional.ofNullable(fields.get(HttpHeader.IF_MODIFIED_SINCE))
                .flatMap(since -> modified.map(date -> isSince(since, date)))
                .orElse(false);
    }

    /// Returns the best of some encodings, the earlier ones preferred (section 12.5.3); empty if none is acceptable.
    Optional<ContentEncoding> bestEncoding(Collection<ContentEncoding> codings) {
        List<String> wishes = fields.getValuesList(HttpHeader.ACCEPT_ENCODING);
        if (wishes.isEmpty()) {
            return Optional.of(ContentEncoding.IDENTITY);
        }
        Map<String, Double> weights = weights(String.join(",", wishes));
        ContentEncoding best = ContentEncoding.IDENTITY;
        double most = 0;
        for (ContentEncoding encoding : codings) {
            double weight = weight(encoding, weights);
            if (weight > most) {
                best = encoding;
                most = weight;
            }
        }
        return most > 0 ? Optional.of(best) : Optional.empty();
    }

    /// Returns whether a document is unchanged since a date. What is not a date is ignored.
    private static boolean isSince(String since, Instant modified) {
        long had = HttpDateTime.parseToEpoch(since);
        return had >= 0 && modified.getEpochSecond() <= had / MILLIS;
    }

    /// Returns the weight of an encoding. One that is not named has the weight of `*`; without that, only plain text is
    /// accepted, with less weight than what is named.
    private static double weight(ContentEncoding encoding, Map<String, Double> weights) {
        Double named = weights.get(encoding.token());
        if (named != null) {
            return named;
        }
        return weights.getOrDefault("*", encoding == ContentEncoding.IDENTITY ? LEAST : 0);
    }

    private static Map<String, Double> weights(String wishes) {
        var weights = new HashMap<String, Double>();
        for (String wish : wishes.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = wish.split(";");
            String coding = parts[0].strip();
            weights.put(coding.equals("x-gzip") ? ContentEncoding.GZIP.token() : coding, weight(parts));
        }
        return weights;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.matches("q\\s*=\\s*[01](\\.[0-9]*)?")) {
                return Double.parseDouble(part.substring(part.indexOf('=') + 1));
            }
        }
        return 1;
    }
}

package gazette.sources.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/// Reads from the header of a response how its server wants to be asked next time (RFC 9110, 9111).
final class NextRequestHintsParser {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{0,9})");
    /// `no-cache="Set-Cookie"` is about that field only.
    private static final Pattern NO_CACHE = Pattern.compile("(?i)(?:^|[\\s,])no-(?:cache|store)\\s*(?:,|$)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    /// Longest pause, whatever a server says.
    private static final Duration MAX_PAUSE = Duration.ofDays(7);
    /// Some servers say that everything is fresh for a year.
    private static final Duration MAX_FRESHNESS = Duration.ofDays(1);

    private final Response response;

    NextRequestHintsParser(Response response) {
        this.response = response;
    }

    /// Reads the hints.
    ///
    /// @param movedTo the new address, if there were permanent redirects
    NextRequestHints read(Optional<String> movedTo) {
        var validators = new CacheValidators(
                header("ETag").filter(NextRequestHintsParser::isAscii),
                header("Last-Modified").filter(NextRequestHintsParser::isAscii));
        Duration pause =
                retryAfter().or(this::freshness).filter(p -> !p.isNegative()).orElse(Duration.ZERO);
        return new NextRequestHints(movedTo, validators, pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
    }

    /// A value with other characters cannot be sent back unchanged.
    private static boolean isAscii(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(this::pause);
    }

    private Optional<Duration> pause(String written) {
        if (SECONDS.matcher(written).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(written)));
        }
        return until("Retry-After");
    }

    /// Returns how long the response stays fresh, less the time that it spent in caches (RFC 9111 section 4.2).
    private Optional<Duration> freshness() {
        String control = String.join(",", response.headers("Cache-Control"));
        if (NO_CACHE.matcher(control).find()) {
            return Optional.empty();
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        // A max-age that cannot be read is zero; it overrides Expires all the same (section 5.3).
        return (maxAge.find()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong("0" + maxAge.group(1))))
                        : until("Expires"))
                .map(fresh -> fresh.minus(age()))
                .map(fresh -> fresh.compareTo(MAX_FRESHNESS) > 0 ? MAX_FRESHNESS : fresh);
    }

    private Duration age() {
        return header("Age")
                .filter(age -> SECONDS.matcher(age).matches())
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
    }

    /// Returns the time from the server's own date to another date of its header.
    private Optional<Duration> until(String name) {
        Instant now = date("Date").orElseGet(() -> Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        return date(name).map(until -> Duration.between(now, until));
    }

    private Optional<Instant> date(String name) {
        return Optional.ofNullable(response.headers().getDate(name)).map(Date::toInstant);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }
}

package gazette.sources.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/// Reads from an answer's header how its server wants to be asked next time (RFC 9110, 9111).
final class PollingHintsParser {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{0,9})");
    /// With `no-cache="Set-Cookie"`, only that field is not to be kept.
    private static final Pattern NOT_KEPT = Pattern.compile("(?i)(?:^|[\\s,])no-(?:cache|store)\\s*(?:,|$)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    /// Whatever a server says, it is asked again some day.
    private static final Duration LONGEST = Duration.ofDays(7);
    /// Some say of everything that it keeps for a year.
    private static final Duration LONGEST_AGE = Duration.ofDays(1);

    private final Response response;

    PollingHintsParser(Response response) {
        this.response = response;
    }

    PollingHints read(Optional<String> movedTo) {
        var validators = new CacheValidators(
                header("ETag").filter(PollingHintsParser::isPlain),
                header("Last-Modified").filter(PollingHintsParser::isPlain));
        Duration pause =
                retryAfter().or(this::fresh).filter(p -> !p.isNegative()).orElse(Duration.ZERO);
        return new PollingHints(movedTo, validators, pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    /// What is not ASCII did not come through whole, and cannot be sent back word for word.
    private static boolean isPlain(String value) {
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

    /// How long the answer keeps, less the time that caches have had it for (RFC 9111 section 4.2).
    private Optional<Duration> fresh() {
        String control = String.join(",", response.headers("Cache-Control"));
        if (NOT_KEPT.matcher(control).find()) {
            return Optional.empty();
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        // One that cannot be read is none of the time; it outdoes Expires all the same (section 5.3).
        return (maxAge.find()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong("0" + maxAge.group(1))))
                        : until("Expires"))
                .map(keeps -> keeps.minus(age()))
                .map(keeps -> keeps.compareTo(LONGEST_AGE) > 0 ? LONGEST_AGE : keeps);
    }

    private Duration age() {
        return header("Age")
                .filter(age -> SECONDS.matcher(age).matches())
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
    }

    /// From the server's now to a date that it names.
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

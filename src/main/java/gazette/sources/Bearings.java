package gazette.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/// Reads from an answer's header how its server wants to be asked next time (RFC 9110, 9111).
final class Bearings {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    /// Whatever a server says, it is asked again some day.
    private static final Duration LONGEST = Duration.ofDays(7);
    /// Some say of everything that it keeps for a year.
    private static final Duration LONGEST_AGE = Duration.ofDays(1);

    private final Response response;

    Bearings(Response response) {
        this.response = response;
    }

    Bearing read(Optional<String> movedTo) {
        var validators = new Validators(
                header("ETag").filter(Bearings::isPlain),
                header("Last-Modified").filter(Bearings::isPlain));
        Duration pause =
                retryAfter().or(this::maxAge).filter(p -> !p.isNegative()).orElse(Duration.ZERO);
        return new Bearing(movedTo, validators, pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
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
        Instant now = Optional.ofNullable(response.headers().getDate("Date"))
                .map(Date::toInstant)
                .orElseGet(() -> Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        return Optional.ofNullable(response.headers().getDate("Retry-After"))
                .map(until -> Duration.between(now, until.toInstant()));
    }

    private Optional<Duration> maxAge() {
        return header("Cache-Control")
                .map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .map(age -> age.compareTo(LONGEST_AGE) > 0 ? LONGEST_AGE : age);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }
}

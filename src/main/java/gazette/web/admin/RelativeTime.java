package gazette.web.admin;

import java.time.Duration;
import java.time.Instant;

/// Writes how far away a moment is: `in 3 h 12 min`. The script `today.js` does the same while a page is open.
final class RelativeTime {
    private RelativeTime() {}

    /// Returns how long it is until a moment, in the language of a request.
    static String until(Instant at, AdminRequest request) {
        return text("today.in.", Duration.between(request.app().clock().instant(), at), request);
    }

    /// Returns how long ago a moment was.
    static String since(Instant at, AdminRequest request) {
        return text("today.ago.", Duration.between(at, request.app().clock().instant()), request);
    }

    private static String text(String key, Duration away, AdminRequest request) {
        if (away.toMinutes() < 1) {
            return request.text(key + "now");
        }
        if (away.toHours() < 1) {
            return request.text(key + "minutes", Long.toString(away.toMinutes()));
        }
        if (away.toDays() < 1) {
            return request.text(key + "hours", Long.toString(away.toHours()), Integer.toString(away.toMinutesPart()));
        }
        return request.text(key + "days", Long.toString(away.toDays()), Integer.toString(away.toHoursPart()));
    }
}

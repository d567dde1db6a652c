package gazette.delivery.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Leaves a domain that asks to wait alone for a tenth of a second, then twice as long each time, up to one second. The
/// first accepted mail ends this: then one recipient had asked, and not the domain. Not thread-safe.
final class DomainGaps {
    private static final long FIRST = 100_000_000;
    private static final long LONGEST = 1_000_000_000;

    private final LongSupplier nanos;
    private final Map<String, Gap> gaps = new HashMap<>();

    /// Describes how long a domain is left alone after each mail, and when the next may go.
    private record Gap(long length, long until) {}

    /// @param nanos a clock that only goes forward, such as [System#nanoTime]
    DomainGaps(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Returns whether a domain may be sent a mail now.
    boolean isOver(String domain) {
        if (gaps.isEmpty()) {
            return true;
        }
        Gap gap = gaps.get(domain);
        return gap == null || nanos.getAsLong() - gap.until() >= 0;
    }

    /// Records that a domain is sent a mail.
    void sent(String domain) {
        if (!gaps.isEmpty()) {
            gaps.computeIfPresent(domain, (_, gap) -> gap(gap.length()));
        }
    }

    /// Records that a domain asks to wait.
    void widen(String domain) {
        long length = Optional.ofNullable(gaps.get(domain))
                .map(gap -> Math.min(LONGEST, 2 * gap.length()))
                .orElse(FIRST);
        gaps.put(domain, gap(length));
    }

    /// Records that a domain takes mails.
    void close(String domain) {
        if (!gaps.isEmpty()) {
            gaps.remove(domain);
        }
    }

    private Gap gap(long length) {
        return new Gap(length, nanos.getAsLong() + length);
    }
}

package gazette.sources.http;

import gazette.config.FetchConfig;
import java.time.Duration;

/// Holds the limits of time and size for a fetch. A header may have 256 KiB, which is OkHttp's own limit.
///
/// @param total the time of a fetch, with its redirects
/// @param bytes the size of a body, both as sent and decompressed
record FetchLimits(Duration total, long bytes) {
    private static final long BYTES = 20_000_000;
    static final int REDIRECTS = 5;
    static final Duration DNS = Duration.ofSeconds(10);
    static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

    /// Returns a budget for all responses together: enough for one of the largest, as sent and decompressed, and more.
    MemoryBudget budget() {
        return new MemoryBudget(3 * bytes);
    }

    /// Returns the limits that the settings say.
    static FetchLimits of(FetchConfig config) {
        return new FetchLimits(config.timeout(), BYTES);
    }

    /// Returns the most bytes of a response on the wire, with its header and the sizes of its chunks.
    long maxWireBytes() {
        return bytes + bytes / 4 + 1_000_000;
    }
}

package gazette.sources.http;

import gazette.config.FetchConfig;
import java.time.Duration;

/// How much is waited for and taken, at most. The header may have 256 KiB, which is OkHttp's own limit.
///
/// @param total time of a fetch, redirects and all
/// @param bytes of what is fetched, as it is sent and again when it is unpacked
record FetchLimits(Duration total, long bytes) {
    private static final long BYTES = 20_000_000;
    static final int REDIRECTS = 5;
    static final Duration NAME = Duration.ofSeconds(10);
    static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(15);

    /// What all answers may hold at a time; one of the largest, both as it comes and unpacked, and then some.
    MemoryBudget budget() {
        return new MemoryBudget(3 * bytes);
    }

    static FetchLimits of(FetchConfig config) {
        return new FetchLimits(config.timeout(), BYTES);
    }

    /// What an answer may have on the wire, with its header and the sizes of its pieces.
    long maxWireBytes() {
        return bytes + bytes / 4 + 1_000_000;
    }
}

package gazette.sources;

import java.time.Duration;

/// How much is waited for and taken, at most. The header may have 256 KiB, which is OkHttp's own limit.
///
/// @param total time of a fetch, redirects and all
/// @param bytes of what is fetched, as it is sent and again when it is unpacked
record FetchLimits(Duration total, long bytes) {
    static final FetchLimits USUAL = new FetchLimits(Duration.ofSeconds(30), 20_000_000);
    static final int REDIRECTS = 5;
    static final Duration NAME = Duration.ofSeconds(10);
    static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration SILENCE = Duration.ofSeconds(15);
}

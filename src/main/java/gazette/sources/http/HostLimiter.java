package gazette.sources.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/// Limits requests: one at a time for each site, and [#MAX_CONCURRENT] for all. A site is a registered domain, such as
/// `example.org`, with all its hosts. Thread-safe; requests run in the order in which they came.
final class HostLimiter {
    private static final int MAX_CONCURRENT = 16;
    /// A request that takes longer no longer counts, so that slow servers do not delay the others.
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
    private final ReentrantLock alone = new ReentrantLock();
    private final Map<String, Semaphore> sites = new ConcurrentHashMap<>();

    /// Waits until the site and the total allow it, then runs a request.
    <T> T run(HttpUrl url, Supplier<T> request) throws InterruptedException {
        Semaphore site = sites.computeIfAbsent(site(url), _ -> new Semaphore(1, true));
        site.acquire();
        try {
            return withPermit(request);
        } finally {
            site.release();
        }
    }

    /// Runs one work at a time.
    <T> T alone(Supplier<T> work) {
        alone.lock();
        try {
            return work.get();
        } finally {
            alone.unlock();
        }
    }

    private <T> T withPermit(Supplier<T> request) throws InterruptedException {
        permits.acquire();
        var isReleased = new AtomicBoolean();
        Runnable release = () -> {
            if (isReleased.compareAndSet(false, true)) {
                permits.release();
            }
        };
        try {
            var slow = CompletableFuture.runAsync(
                    release, CompletableFuture.delayedExecutor(SLOW.toMillis(), TimeUnit.MILLISECONDS));
            try {
                return request.get();
            } finally {
                slow.cancel(false);
            }
        } finally {
            release.run();
        }
    }

    private static String site(HttpUrl url) {
        return Optional.ofNullable(url.topPrivateDomain()).orElseGet(url::host);
    }
}

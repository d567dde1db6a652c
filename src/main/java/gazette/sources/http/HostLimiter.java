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

/// Whose turn it is: one request at a time for each site, and so many at once for all. A site is what somebody
/// registered, such as `example.org`, with all the hosts in it. Safe for many threads; who waits first comes first.
final class HostLimiter {
    private static final int AT_ONCE = 16;
    /// Who takes longer gives its place to another, so that slow servers hold up nobody but themselves.
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final ReentrantLock alone = new ReentrantLock();
    private final Map<String, Semaphore> sites = new ConcurrentHashMap<>();

    /// Waits for its turn, then asks.
    <T> T run(HttpUrl url, Supplier<T> request) throws InterruptedException {
        Semaphore site = sites.computeIfAbsent(site(url), _ -> new Semaphore(1, true));
        site.acquire();
        try {
            return withPermit(request);
        } finally {
            site.release();
        }
    }

    /// Lets one work at a time.
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
        var left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                permits.release();
            }
        };
        var slow = CompletableFuture.runAsync(
                leave, CompletableFuture.delayedExecutor(SLOW.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return request.get();
        } finally {
            slow.cancel(false);
            leave.run();
        }
    }

    private static String site(HttpUrl url) {
        return Optional.ofNullable(url.topPrivateDomain()).orElseGet(url::host);
    }
}

package gazette.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.Key;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Caches rendered public documents until their content changes. Bounded by size; safe for concurrent use. The version
/// is read before rendering, so that a change during it makes the document outdated.
final class DocumentCache {
    static final Key<DocumentCache> KEY = new Key<>("documents");
    private static final int MAX_BYTES = 16 << 20;

    private final LongSupplier version;
    private final AtomicLong latestVersion = new AtomicLong(Long.MIN_VALUE);
    private final AsyncCache<CacheKey, EncodedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((CacheKey _, EncodedDocument document) -> document.bytes())
            // Clean up on the calling thread: it takes microseconds.
            .executor(Runnable::run)
            .buildAsync();

    private record CacheKey(long version, String path) {}

    /// @param version returns a number that grows with each change of the content
    DocumentCache(LongSupplier version) {
        this.version = version;
    }

    /// Returns the cached document of a path; empty if none of the current version is cached.
    Optional<EncodedDocument> find(String path) {
        return Optional.ofNullable(documents.synchronous().getIfPresent(key(path)));
    }

    /// Returns the cached document of a path, rendering it if it is missing. Concurrent requests share one rendering.
    ///
    /// @param render returns the document; empty if there is nothing to cache
    Optional<EncodedDocument> getOrRender(String path, Supplier<Optional<EncodedDocument>> render) {
        CacheKey key = key(path);
        var own = new CompletableFuture<Optional<EncodedDocument>>();
        var other = documents.asMap().putIfAbsent(key, own.thenApply(rendered -> rendered.orElse(null)));
        return other == null
                ? render(own, render)
                : Optional.ofNullable(other.join()).or(render);
    }

    private CacheKey key(String path) {
        long current = version.getAsLong();
        if (current > latestVersion.get() && current > latestVersion.getAndAccumulate(current, Math::max)) {
            documents.asMap().keySet().removeIf(key -> key.version() < current);
        }
        return new CacheKey(current, path);
    }

    /// Renders for all waiting requests. A failure completes with empty, which the cache drops.
    private static Optional<EncodedDocument> render(
            CompletableFuture<Optional<EncodedDocument>> own, Supplier<Optional<EncodedDocument>> render) {
        try {
            Optional<EncodedDocument> rendered = render.get();
            own.complete(rendered);
            return rendered;
        } finally {
            own.complete(Optional.empty());
        }
    }
}

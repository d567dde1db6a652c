package gazette.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.Key;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Caches rendered public documents until what they are rendered from changes. Bounded by weight; safe for many
/// threads. The version of the content is read before a document is rendered, so that a change meanwhile makes it old.
final class DocumentCache {
    static final Key<DocumentCache> KEY = new Key<>("documents");
    private static final int MAX_BYTES = 16 << 20;

    private final LongSupplier version;
    private final AtomicLong latestVersion = new AtomicLong(Long.MIN_VALUE);
    private final AsyncCache<Place, EncodedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Place _, EncodedDocument document) -> document.bytes())
            // On the thread that asks: what there is to do takes microseconds.
            .executor(Runnable::run)
            .buildAsync();

    private record Place(long version, String path) {}

    /// @param version grows with each change of what documents are rendered from
    DocumentCache(LongSupplier version) {
        this.version = version;
    }

    /// Returns the cached document of a path, if there is one of the current version.
    Optional<EncodedDocument> find(String path) {
        return Optional.ofNullable(documents.synchronous().getIfPresent(place(path)));
    }

    /// Returns the cached document of a path, rendering it if it is missing. Concurrent requests share one rendering.
    ///
    /// @param render returns the document; empty if there is nothing to cache
    Optional<EncodedDocument> getOrRender(String path, Supplier<Optional<EncodedDocument>> render) {
        Place place = place(path);
        var own = new CompletableFuture<Optional<EncodedDocument>>();
        var other = documents.asMap().putIfAbsent(place, own.thenApply(rendered -> rendered.orElse(null)));
        return other == null
                ? render(own, render)
                : Optional.ofNullable(other.join()).or(render);
    }

    private Place place(String path) {
        long now = version.getAsLong();
        if (now > latestVersion.get() && now > latestVersion.getAndAccumulate(now, Math::max)) {
            documents.asMap().keySet().removeIf(place -> place.version() < now);
        }
        return new Place(now, path);
    }

    /// Renders for all who wait; empty, which the cache drops, if that fails.
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

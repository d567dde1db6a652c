package gazette.web;

import io.javalin.config.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Copies of public documents, kept while what they were set from stays as it is. The mark that tells so is read before
/// a document is set: what changes meanwhile is seen by the next who asks. Holds those asked for last; safe for many
/// threads.
final class DocumentCache {
    static final Key<DocumentCache> KEY = new Key<>("stock");
    private static final int MOST_BYTES = 16 << 20;

    private final LongSupplier version;
    private final Map<String, PendingRender> pending = new ConcurrentHashMap<>();
    private final Map<String, EncodedDocument> copies = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedVersion;
    private long bytes;

    /// One who sets a document, on whom others wait.
    private record PendingRender(long version, CompletableFuture<Optional<EncodedDocument>> copy) {}

    /// @param mark grows with each change of what documents are set from
    DocumentCache(LongSupplier mark) {
        this.version = mark;
    }

    /// The copy of what stands at a path, if there is one that still holds.
    Optional<EncodedDocument> find(String path) {
        return find(version.getAsLong(), path);
    }

    /// The copy of what stands at a path, else a new one. Of many who ask at once, one sets it.
    ///
    /// @param set makes it; absent if there is nothing to keep
    Optional<EncodedDocument> getOrRender(String path, Supplier<Optional<EncodedDocument>> set) {
        long now = version.getAsLong();
        Optional<EncodedDocument> known = find(now, path);
        if (known.isPresent()) {
            return known;
        }
        var own = new PendingRender(now, new CompletableFuture<>());
        PendingRender flight =
                pending.compute(path, (_, other) -> other != null && other.version() >= now ? other : own);
        return flight.equals(own)
                ? renderOnce(path, own, set)
                : flight.copy().join().or(set);
    }

    private Optional<EncodedDocument> renderOnce(
            String path, PendingRender flight, Supplier<Optional<EncodedDocument>> set) {
        try {
            // Another may just have come back with it.
            Optional<EncodedDocument> copy = find(flight.version(), path).or(set);
            copy.ifPresent(made -> store(flight.version(), path, made));
            flight.copy().complete(copy);
            return copy;
        } finally {
            flight.copy().complete(Optional.empty());
            pending.remove(path, flight);
        }
    }

    private synchronized Optional<EncodedDocument> find(long now, String path) {
        return now == cachedVersion ? Optional.ofNullable(copies.get(path)) : Optional.empty();
    }

    private synchronized void store(long now, String path, EncodedDocument document) {
        if (now < cachedVersion) {
            return;
        }
        if (now > cachedVersion) {
            copies.clear();
            bytes = 0;
            cachedVersion = now;
        }
        EncodedDocument before = copies.put(path, document);
        bytes += document.bytes() - (before == null ? 0 : before.bytes());
        var eldest = copies.entrySet().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}

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
final class Stock {
    static final Key<Stock> KEY = new Key<>("stock");
    private static final int MOST_BYTES = 16 << 20;

    private final LongSupplier mark;
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private long kept;
    private long bytes;

    /// One who sets a document, on whom others wait.
    private record Flight(long mark, CompletableFuture<Optional<Copy>> copy) {}

    /// @param mark grows with each change of what documents are set from
    Stock(LongSupplier mark) {
        this.mark = mark;
    }

    /// The copy of what stands at a path, if there is one that still holds.
    Optional<Copy> find(String path) {
        return find(mark.getAsLong(), path);
    }

    /// The copy of what stands at a path, else a new one. Of many who ask at once, one sets it.
    ///
    /// @param set makes it; absent if there is nothing to keep
    Optional<Copy> copy(String path, Supplier<Optional<Copy>> set) {
        long now = mark.getAsLong();
        Optional<Copy> known = find(now, path);
        if (known.isPresent()) {
            return known;
        }
        var own = new Flight(now, new CompletableFuture<>());
        Flight flight = flights.compute(path, (_, other) -> other != null && other.mark() >= now ? other : own);
        return flight.equals(own) ? set(path, own, set) : flight.copy().join().or(set);
    }

    private Optional<Copy> set(String path, Flight flight, Supplier<Optional<Copy>> set) {
        try {
            // Another may just have come back with it.
            Optional<Copy> copy = find(flight.mark(), path).or(set);
            copy.ifPresent(made -> keep(flight.mark(), path, made));
            flight.copy().complete(copy);
            return copy;
        } finally {
            flight.copy().complete(Optional.empty());
            flights.remove(path, flight);
        }
    }

    private synchronized Optional<Copy> find(long now, String path) {
        return now == kept ? Optional.ofNullable(copies.get(path)) : Optional.empty();
    }

    private synchronized void keep(long now, String path, Copy copy) {
        if (now < kept) {
            return;
        }
        if (now > kept) {
            copies.clear();
            bytes = 0;
            kept = now;
        }
        Copy before = copies.put(path, copy);
        bytes += copy.bytes() - (before == null ? 0 : before.bytes());
        var eldest = copies.entrySet().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}

package gazette.press.feeds;

import gazette.press.workspace.AppContext;
import gazette.sources.http.FetchResult;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.sources.http.FetchResult.HttpError;
import gazette.sources.http.FetchResult.NotModified;
import gazette.sources.http.FetchResult.Unreachable;
import gazette.sources.http.Fetcher;
import gazette.sources.http.NextRequestHints;
import gazette.store.Store;
import gazette.store.WebSubHubTable.Ping;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells WebSub hubs which feeds have changed (W3C WebSub), after the change is stored. What each hub is still to
/// be told is stored in the database, so a restart repeats nothing and another process can continue. Hubs are
/// told in parallel, each with one request at a time.
public final class PingWebSubHubs {
    private static final Logger LOG = LoggerFactory.getLogger(PingWebSubHubs.class);
    private static final Duration SHORT_RUN = Duration.ofSeconds(10);
    private static final Duration STOP_CHECK = Duration.ofMillis(50);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int DOUBLINGS = 9;
    /// With these the hub refuses one feed only, so it is told about others.
    private static final Set<Integer> FEED_REFUSED = Set.of(400, 403, 409, 422);

    private final AppContext context;

    public PingWebSubHubs(AppContext context) {
        this.context = context;
    }

    /// Stores which feeds have changed and tells the hubs.
    ///
    /// @param stopped checked all the time; when it returns true, open requests are aborted
    public void run(BooleanSupplier stopped) {
        recordChanges();
        ping(stopped);
    }

    /// Does the same for ten seconds at most, for a command that should end soon. `serve` or the next command
    /// does the rest.
    public static void runBriefly(AppContext context) {
        long end = System.nanoTime() + SHORT_RUN.toNanos();
        new PingWebSubHubs(context).run(() -> System.nanoTime() - end > 0);
    }

    /// Stores for each hub which feeds have changed since it was last told.
    void recordChanges() {
        List<String> hubs = context.config().websub().hubs();
        if (hubs.isEmpty()) {
            return;
        }
        Map<String, FeedContentHashes.Digest> now = FeedContentHashes.of(context);
        hubs.forEach(hub -> recordChanges(hub, now));
    }

    /// Sends the pings that are due.
    void ping(BooleanSupplier stopped) {
        List<String> due = context.config().websub().hubs().stream()
                .filter(hub -> next(hub).isPresent())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try (Fetcher fetcher = Fetcher.of(context.config());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(hub -> threads.execute(() -> ping(hub, fetcher, stopped)));
            threads.shutdown();
            while (!threads.awaitTermination(STOP_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (stopped.getAsBoolean()) {
                    // A slow hub must not delay the stop. An aborted ping is sent again later.
                    threads.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recordChanges(String hub, Map<String, FeedContentHashes.Digest> now) {
        Map<String, String> known = context.store().read(tables -> tables.hubs().digests(hub));
        var changed = new HashMap<String, String>();
        now.forEach((topic, digest) -> {
            boolean isWorthTelling = known.containsKey(topic) || !digest.empty();
            if (isWorthTelling && !digest.text().equals(known.get(topic))) {
                changed.put(topic, digest.text());
            }
        });
        var removed = new HashSet<>(known.keySet());
        removed.removeAll(now.keySet());
        if (!changed.isEmpty() || !removed.isEmpty()) {
            context.store().change(tables -> {
                changed.forEach((topic, digest) -> tables.hubs().enqueue(hub, topic, digest, now()));
                tables.hubs().forget(hub, removed);
            });
        }
    }

    private void ping(String hub, Fetcher fetcher, BooleanSupplier stopped) {
        try {
            boolean works = true;
            Optional<Ping> ping = next(hub);
            while (works && ping.isPresent() && !stopped.getAsBoolean()) {
                works = ping(ping.get(), fetcher, stopped);
                ping = next(hub);
            }
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e)) {
                throw e;
            }
            LOG.error("websub_broken hub={} cause=\"{}\"", hub, FailureText.withPlace(e));
        }
    }

    /// @return whether to send this hub more pings
    private boolean ping(Ping ping, Fetcher fetcher, BooleanSupplier stopped) {
        Instant now = now();
        if (!context.store().write(tables -> tables.hubs().claim(ping, now, now.plus(CLAIM)))) {
            return true;
        }
        FetchResult answer = fetcher.post(ping.hub(), Map.of("hub.mode", "publish", "hub.url", ping.topic()));
        if (stopped.getAsBoolean() && !(answer instanceof Fetched)) {
            return false;
        }
        return switch (answer) {
            case Fetched _ -> markPinged(ping);
            case HttpError declined -> failed(ping, "status " + declined.status(), Optional.of(declined));
            case Forbidden forbidden -> failed(ping, forbidden.reason(), Optional.empty());
            case Unreachable unreachable -> failed(ping, unreachable.reason(), Optional.empty());
            case NotModified _ -> failed(ping, "status 304", Optional.empty());
        };
    }

    private boolean markPinged(Ping ping) {
        LOG.info("websub_pinged topic={} hub={}", ping.topic(), ping.hub());
        context.store().change(tables -> tables.hubs().markDelivered(ping, now()));
        return true;
    }

    private boolean failed(Ping ping, String problem, Optional<HttpError> declined) {
        Duration wait = declined.map(HttpError::hints)
                .map(NextRequestHints::retryAfter)
                .filter(asked -> asked.compareTo(pause(ping.attempts())) > 0)
                .orElse(pause(ping.attempts()));
        Instant next = now().plus(wait);
        LOG.warn(
                "websub_failed topic={} hub={} attempts={} next={} problem=\"{}\"",
                ping.topic(),
                ping.hub(),
                ping.attempts() + 1,
                next,
                problem);
        boolean works = declined.filter(answer -> FEED_REFUSED.contains(answer.status()))
                .isPresent();
        context.store().change(tables -> {
            if (works) {
                tables.hubs().reschedule(ping, next, problem);
            } else {
                tables.hubs().rescheduleAll(ping, next, problem);
            }
        });
        return works;
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Optional<Ping> next(String hub) {
        return context.store().read(tables -> tables.hubs().next(hub, now()));
    }

    private Instant now() {
        return context.clock().instant();
    }
}

package gazette.press.feeds;

import gazette.press.workspace.AppContext;
import gazette.sources.http.FetchResult;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.sources.http.FetchResult.HttpError;
import gazette.sources.http.FetchResult.NotModified;
import gazette.sources.http.FetchResult.Unreachable;
import gazette.sources.http.Fetcher;
import gazette.sources.http.PollingHints;
import gazette.store.WebSubHubTable.Ping;
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

/// Tells hubs which feeds have changed (W3C WebSubConfig), once a change is in the archive. Who is told what stands
/// there
/// too, so a restart tells nothing twice, and what one process leaves over another one tells. Hubs are told at once,
/// each with one request at a time.
public final class PingWebSubHubs {
    private static final Logger LOG = LoggerFactory.getLogger(PingWebSubHubs.class);
    private static final Duration BRIEFLY = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int DOUBLINGS = 9;
    /// A hub refuses this feed, not this paper: others may be told.
    private static final Set<Integer> OF_THE_FEED = Set.of(400, 403, 409, 422);

    private final AppContext context;

    public PingWebSubHubs(AppContext context) {
        this.context = context;
    }

    /// Notes which feeds have changed and tells the hubs.
    ///
    /// @param stopped asked all the time; what is under way then is broken off
    public void run(BooleanSupplier stopped) {
        recordChanges();
        ping(stopped);
    }

    /// The same, for a command that is to end soon: what it leaves, `serve` or the next command does.
    public static void runBriefly(AppContext context) {
        long end = System.nanoTime() + BRIEFLY.toNanos();
        new PingWebSubHubs(context).run(() -> System.nanoTime() - end > 0);
    }

    /// Notes for each hub which feeds have changed since it was last told.
    void recordChanges() {
        List<String> hubs = context.config().websub().hubs();
        if (hubs.isEmpty()) {
            return;
        }
        Map<String, FeedContentHashes.Digest> now = FeedContentHashes.of(context);
        hubs.forEach(hub -> recordChanges(hub, now));
    }

    /// Tells the hubs what they are still to be told.
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
            while (!threads.awaitTermination(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (stopped.getAsBoolean()) {
                    // A hub that is slow to answer keeps nobody. What it was told counts as not told.
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
            boolean worthIt = known.containsKey(topic) || !digest.empty();
            if (worthIt && !digest.text().equals(known.get(topic))) {
                changed.put(topic, digest.text());
            }
        });
        var gone = new HashSet<>(known.keySet());
        gone.removeAll(now.keySet());
        if (!changed.isEmpty() || !gone.isEmpty()) {
            context.store().change(tables -> {
                changed.forEach((topic, digest) -> tables.hubs().enqueue(hub, topic, digest, now()));
                tables.hubs().forget(hub, gone);
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
        } catch (RuntimeException e) {
            LOG.error("websub_broken hub={}", hub, e);
        }
    }

    /// @return whether the hub works, as far as is known
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
                .map(PollingHints::retryAfter)
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
        boolean works =
                declined.filter(answer -> OF_THE_FEED.contains(answer.status())).isPresent();
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

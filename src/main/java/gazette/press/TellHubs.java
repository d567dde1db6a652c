package gazette.press;

import gazette.sources.Bearing;
import gazette.sources.FetchResult;
import gazette.sources.FetchResult.Declined;
import gazette.sources.FetchResult.Fetched;
import gazette.sources.FetchResult.Forbidden;
import gazette.sources.FetchResult.Unchanged;
import gazette.sources.FetchResult.Unreachable;
import gazette.sources.Fetcher;
import gazette.store.HubTable.Ping;
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

/// Tells hubs which feeds have changed (W3C WebSub), once a change is in the archive. Who is told what stands there
/// too, so a restart tells nothing twice, and what one process leaves over another one tells. Hubs are told at once,
/// each with one request at a time.
public final class TellHubs {
    private static final Logger LOG = LoggerFactory.getLogger(TellHubs.class);
    private static final Duration BRIEFLY = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int DOUBLINGS = 9;
    /// A hub refuses this feed, not this paper: others may be told.
    private static final Set<Integer> OF_THE_FEED = Set.of(400, 403, 409, 422);

    private final Newsroom newsroom;

    public TellHubs(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Notes which feeds have changed and tells the hubs.
    ///
    /// @param stopped asked all the time; what is under way then is broken off
    public void run(BooleanSupplier stopped) {
        notice();
        tell(stopped);
    }

    /// The same, for a command that is to end soon: what it leaves, `serve` or the next command does.
    public static void briefly(Newsroom newsroom) {
        long end = System.nanoTime() + BRIEFLY.toNanos();
        new TellHubs(newsroom).run(() -> System.nanoTime() - end > 0);
    }

    /// Notes for each hub which feeds have changed since it was last told.
    void notice() {
        List<String> hubs = newsroom.config().websub().hubs();
        if (hubs.isEmpty()) {
            return;
        }
        Map<String, FeedDigests.Digest> now = FeedDigests.of(newsroom);
        hubs.forEach(hub -> notice(hub, now));
    }

    /// Tells the hubs what they are still to be told.
    void tell(BooleanSupplier stopped) {
        List<String> due = newsroom.config().websub().hubs().stream()
                .filter(hub -> next(hub).isPresent())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try (Fetcher fetcher = Fetcher.of(newsroom.config());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(hub -> threads.execute(() -> tell(hub, fetcher, stopped)));
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

    private void notice(String hub, Map<String, FeedDigests.Digest> now) {
        Map<String, String> known =
                newsroom.store().read(tables -> tables.hubs().digests(hub));
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
            newsroom.store().change(tables -> {
                changed.forEach((topic, digest) -> tables.hubs().want(hub, topic, digest, now()));
                tables.hubs().forget(hub, gone);
            });
        }
    }

    private void tell(String hub, Fetcher fetcher, BooleanSupplier stopped) {
        try {
            boolean works = true;
            Optional<Ping> ping = next(hub);
            while (works && ping.isPresent() && !stopped.getAsBoolean()) {
                works = tell(ping.get(), fetcher, stopped);
                ping = next(hub);
            }
        } catch (RuntimeException e) {
            LOG.error("websub_broken hub={}", hub, e);
        }
    }

    /// @return whether the hub works, as far as is known
    private boolean tell(Ping ping, Fetcher fetcher, BooleanSupplier stopped) {
        Instant now = now();
        if (!newsroom.store().write(tables -> tables.hubs().claim(ping, now, now.plus(CLAIM)))) {
            return true;
        }
        FetchResult answer = fetcher.post(ping.hub(), Map.of("hub.mode", "publish", "hub.url", ping.topic()));
        if (stopped.getAsBoolean() && !(answer instanceof Fetched)) {
            return false;
        }
        return switch (answer) {
            case Fetched _ -> told(ping);
            case Declined declined -> failed(ping, "status " + declined.status(), Optional.of(declined));
            case Forbidden forbidden -> failed(ping, forbidden.reason(), Optional.empty());
            case Unreachable unreachable -> failed(ping, unreachable.reason(), Optional.empty());
            case Unchanged _ -> failed(ping, "status 304", Optional.empty());
        };
    }

    private boolean told(Ping ping) {
        LOG.info("websub_pinged topic={} hub={}", ping.topic(), ping.hub());
        newsroom.store().change(tables -> tables.hubs().told(ping, now()));
        return true;
    }

    private boolean failed(Ping ping, String problem, Optional<Declined> declined) {
        Duration wait = declined.map(Declined::bearing)
                .map(Bearing::pause)
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
        newsroom.store().change(tables -> {
            if (works) {
                tables.hubs().refused(ping, next, problem);
            } else {
                tables.hubs().putOff(ping, next, problem);
            }
        });
        return works;
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Optional<Ping> next(String hub) {
        return newsroom.store().read(tables -> tables.hubs().next(hub, now()));
    }

    private Instant now() {
        return newsroom.clock().instant();
    }
}

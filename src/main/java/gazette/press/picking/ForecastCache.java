package gazette.press.picking;

import gazette.config.ScheduleConfig;
import gazette.press.picking.ForecastIssue.Forecast;
import gazette.press.workspace.AppContext;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the forecasts of schedules, so that a page need not wait for them: each until an article or an issue changes,
/// and for a minute at most, because held articles come due. Makes one forecast at a time. Safe for many threads.
public final class ForecastCache {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastCache.class);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("forecast").factory());
    private final Map<String, Entry> entries = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isDone = lock.newCondition();

    /// Creates an empty cache.
    public ForecastCache() {}

    /// Says what a forecast was made of.
    ///
    /// @param changes of articles and issues so far
    /// @param draft the version of what editors have decided
    private record Basis(ScheduleConfig schedule, long changes, long draft) {}

    /// @param isUnderWay whether a newer one is being made
    private record Entry(Basis basis, Instant at, Optional<Forecast> forecast, boolean isUnderWay) {
        boolean isFresh(Basis now, Instant time) {
            return basis.equals(now) && forecast.isPresent() && !time.isAfter(at.plus(KEPT));
        }
    }

    /// Returns the forecasts of schedules by their names. One that is not kept is made; where that takes long, the last
    /// one is returned, or none if there was none. Ask again then.
    public Map<String, Forecast> get(AppContext context, Collection<ScheduleConfig> schedules) {
        List<Basis> bases = context.store().read(tables -> {
            long changes = tables.changeCounter().count();
            return schedules.stream()
                    .map(it -> new Basis(it, changes, tables.issueDrafts().version(it.name())))
                    .toList();
        });
        Instant now = context.clock().instant();
        lock.lock();
        try {
            bases.forEach(basis -> begin(context, basis, now));
            await(schedules);
            var forecasts = new HashMap<String, Forecast>();
            schedules.forEach(schedule ->
                    known(schedule).flatMap(Entry::forecast).ifPresent(it -> forecasts.put(schedule.name(), it)));
            return forecasts;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Entry> known(ScheduleConfig schedule) {
        return Optional.ofNullable(entries.get(schedule.name()));
    }

    private void begin(AppContext context, Basis basis, Instant now) {
        Optional<Entry> known = known(basis.schedule());
        if (known.filter(entry -> entry.isUnderWay() || entry.isFresh(basis, now))
                .isEmpty()) {
            Optional<Forecast> former = known.flatMap(Entry::forecast);
            entries.put(basis.schedule().name(), new Entry(basis, now, former, true));
            worker.execute(() -> make(context, basis, former));
        }
    }

    private void make(AppContext context, Basis basis, Optional<Forecast> former) {
        Optional<Forecast> made = former;
        try {
            made = Optional.of(ForecastIssue.run(context, basis.schedule()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "forecast_failed schedule={} cause=\"{}\"", basis.schedule().name(), FailureText.withPlace(e));
        }
        lock.lock();
        try {
            entries.put(
                    basis.schedule().name(), new Entry(basis, context.clock().instant(), made, false));
            isDone.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Collection<ScheduleConfig> schedules) {
        long left = PATIENCE_NANOS;
        try {
            while (left > 0
                    && schedules.stream().flatMap(it -> known(it).stream()).anyMatch(Entry::isUnderWay)) {
                left = isDone.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

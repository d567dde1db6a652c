package gazette.press.sending;

import gazette.config.RelayConfig;
import gazette.delivery.queue.ClaimScope;
import gazette.delivery.queue.WorkerPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/// Runs the workers of all relays in one round of sending. Used by one thread.
final class RelayCrews implements AutoCloseable {
    private final Duration stopWait;
    private final BiFunction<Optional<RelayConfig>, ClaimScope, WorkerPool> pools;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Optional<RelayConfig>, Crew> crews = new HashMap<>();
    private Optional<Throwable> failure = Optional.empty();

    // Not a CompletableFuture: without memory, it may fail to say that it failed.
    private record Crew(WorkerPool pool, FutureTask<Boolean> task) {}

    /// @param stopWait how long workers wait for replies after a stop
    /// @param pools makes the workers of a relay; an empty relay is the local mailbox
    RelayCrews(Duration stopWait, BiFunction<Optional<RelayConfig>, ClaimScope, WorkerPool> pools) {
        this.stopWait = stopWait;
        this.pools = pools;
    }

    /// Makes each relay send what is due of its scope, beside what it sends already.
    void serve(Map<Optional<RelayConfig>, ClaimScope> scopes) {
        if (failure.isEmpty()) {
            scopes.forEach(this::serve);
        }
    }

    /// Waits until all that is due was sent.
    ///
    /// @return false if something is still being sent after that time
    boolean await(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (Crew crew : crews.values()) {
                await(crew, end - System.nanoTime());
            }
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /// Throws the first failure of a worker.
    void throwFailure() {
        switch (failure.orElse(null)) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /// Waits for all workers.
    @Override
    public void close() {
        threads.close();
    }

    private void serve(Optional<RelayConfig> relay, ClaimScope scope) {
        Crew now = crews.get(relay);
        if (now != null && !now.task().isDone()) {
            now.pool().serve(scope);
            return;
        }
        WorkerPool pool = pools.apply(relay, scope);
        var task = new FutureTask<>(() -> pool.run(stopWait), true);
        crews.put(relay, new Crew(pool, task));
        threads.execute(task);
    }

    private void await(Crew crew, long nanos) throws InterruptedException, TimeoutException {
        try {
            crew.task().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            failure = failure.or(() -> Optional.ofNullable(e.getCause()));
        }
    }
}

package gazette.press.sending;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Tells that the process was asked to end (SIGTERM, Ctrl-C), and keeps it alive until what is under way is done: the
/// letter whose dialogue has begun, and its entry in the ledger.
public final class StopSignal implements BooleanSupplier, AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::holdBack, "stop");

    /// Listens from now on.
    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether it was asked to end.
    @Override
    public boolean getAsBoolean() {
        return asked.getCount() == 0;
    }

    /// Waits until the process is asked to end.
    public void await() throws InterruptedException {
        asked.await();
    }

    /// Waits until the process is asked to end, but no longer than a while.
    ///
    /// @return whether it was asked to end
    public boolean await(Duration longest) throws InterruptedException {
        return asked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// All is done; the process may end.
    @Override
    public void close() {
        done.countDown();
        if (!getAsBoolean()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /// The process ends when its hooks have returned.
    private void holdBack() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

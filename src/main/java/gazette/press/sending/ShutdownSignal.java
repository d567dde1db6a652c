package gazette.press.sending;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Reports that the process was asked to end (SIGTERM, Ctrl-C), and keeps it alive until the letters in flight are
/// sent and recorded.
public final class ShutdownSignal implements BooleanSupplier, AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::holdBack, "stop");

    /// Starts to listen for the signal.
    public ShutdownSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Returns whether the process was asked to end.
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

    /// Lets the process end.
    @Override
    public void close() {
        done.countDown();
        if (!getAsBoolean()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /// Blocks: the process ends when its shutdown hooks have returned.
    private void holdBack() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

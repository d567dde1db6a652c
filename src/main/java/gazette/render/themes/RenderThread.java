package gazette.render.themes;

import freemarker.template.TemplateException;
import gazette.config.Diagnostic;
import gazette.render.RenderException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs one template. Each run has a thread of its own: only a platform thread's processor time and memory can be told,
/// its stack is not the caller's, and loops ask this thread each time round whether they may go on.
final class RenderThread extends Thread {
    private static final long STACK_BYTES = 4 << 20;
    private static final Duration LOOK = Duration.ofMillis(100);
    /// Times as long as it may take, when no check inside the template has ended it.
    private static final int GIVE_UP_AFTER = 2;

    private final Path file;
    private final Duration maxTime;
    private final Rendering rendering;
    private final Record[] variables;
    private volatile @Nullable RenderBudget budget;
    private volatile @Nullable String text;
    private volatile @Nullable Throwable failure;

    /// Writes a text, in the thread of its own.
    interface Rendering {
        void writeTo(Writer out) throws TemplateException, IOException;
    }

    RenderThread(Path file, Duration maxTime, Rendering rendering, Record... variables) {
        super(null, null, "template " + file, STACK_BYTES, false);
        this.file = file;
        this.maxTime = maxTime;
        this.rendering = rendering;
        this.variables = variables.clone();
        setDaemon(true);
    }

    /// Returns the budget of the run that the current thread is for.
    static RenderBudget budgetOfThisRun() {
        RenderBudget budget = currentThread() instanceof RenderThread thread ? thread.budget : null;
        if (budget == null) {
            throw new IllegalStateException("no template is being run here");
        }
        return budget;
    }

    /// Runs the template to its end and returns what it writes.
    ///
    /// @throws RenderException if it uses up too much
    /// @throws OutOfMemoryError if memory is short although it does not
    String result() throws TemplateException, IOException {
        start();
        boolean hasEnded = awaitEnd();
        RenderBudget used = budget;
        Optional<Diagnostic> fault = used == null ? Optional.empty() : used.fault();
        if (fault.isPresent()) {
            throw new RenderException(fault.get());
        }
        if (!hasEnded) {
            throw new RenderException(place(RenderBudget.tooLong(maxTime)));
        }
        String written = text;
        if (written != null) {
            return written;
        }
        switch (failure) {
            case TemplateException e when e.getCause() instanceof RenderException refused -> throw refused;
            case TemplateException e -> throw e;
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case StackOverflowError _ -> throw new RenderException(place("is nested too deeply"));
            // What the template takes is bounded by its budget; so others took the memory, and may give it back.
            case OutOfMemoryError e -> throw e;
            case null, default -> throw new IllegalStateException("a template ended without a result", failure);
        }
    }

    @Override
    public void run() {
        try {
            RenderBudget own = new RenderBudget(file, maxTime, variables);
            budget = own;
            var out = new StringWriter();
            rendering.writeTo(new BoundedWriter(out, own));
            text = out.toString();
        } catch (Throwable e) { // Handed to the caller, whatever it is.
            failure = e;
        }
    }

    @Override
    public boolean isInterrupted() {
        RenderBudget own = budget;
        if (own != null && currentThread() == this) {
            own.step();
        }
        return super.isInterrupted();
    }

    /// Waits also while the caller is interrupted: the end is near in any case.
    ///
    /// @return whether it has ended
    private boolean awaitEnd() {
        boolean wasInterrupted = false;
        try {
            while (isAlive() && processorNanos() < GIVE_UP_AFTER * maxTime.toNanos()) {
                try {
                    join(LOOK);
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                currentThread().interrupt();
            }
        }
        return !isAlive();
    }

    private long processorNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(threadId());
    }

    private Diagnostic place(String problem) {
        RenderBudget used = budget;
        return used == null ? new Diagnostic(file, 1, problem, RenderBudget.REMEDY) : used.lastPlace(problem);
    }
}

package gazette.press.sending;

import gazette.press.workspace.AppContext;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due, every second while `serve` runs.
public final class SendIssuesTask {
    private static final Logger LOG = LoggerFactory.getLogger(SendIssuesTask.class);

    private final Supplier<AppContext> context;
    private final BooleanSupplier stopped;
    private final RelayStates relayStates;
    private List<String> loggedReasons = List.of();

    /// Makes the task.
    ///
    /// @param stopped checked before each letter
    public SendIssuesTask(Supplier<AppContext> context, BooleanSupplier stopped) {
        this.context = context;
        this.stopped = stopped;
        this.relayStates = new RelayStates(context.get().clock());
    }

    /// Sends once.
    ///
    /// @param progress called before each letter, since a large issue takes hours
    public void run(Runnable progress) {
        List<String> waitReasons = new SendIssues(context.get(), relayStates).run(stopped, progress);
        if (!waitReasons.equals(loggedReasons)) {
            waitReasons.forEach(reason -> LOG.warn("waiting cause=\"{}\"", reason));
            loggedReasons = waitReasons;
        }
    }
}

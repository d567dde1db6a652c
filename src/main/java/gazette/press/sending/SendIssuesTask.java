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

    private final Supplier<AppContext> newsroom;
    private final BooleanSupplier stopped;
    private final RelayStates relayStates;
    private List<String> said = List.of();

    /// Makes the task.
    ///
    /// @param stopped checked before each letter
    public SendIssuesTask(Supplier<AppContext> newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
        this.relayStates = new RelayStates(newsroom.get().clock());
    }

    /// Sends once.
    public void run() {
        List<String> troubles = new SendIssues(newsroom.get(), relayStates).run(stopped);
        if (!troubles.equals(said)) {
            troubles.forEach(trouble -> LOG.warn("waiting cause=\"{}\"", trouble));
            said = troubles;
        }
    }
}

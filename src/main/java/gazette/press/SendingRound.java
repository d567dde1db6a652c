package gazette.press;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a running `serve` does every second: sends what is due, whoever ordered it.
public final class SendingRound {
    private static final Logger LOG = LoggerFactory.getLogger(SendingRound.class);

    private final Supplier<Newsroom> newsroom;
    private final BooleanSupplier stopped;
    private final Traffic traffic;
    private List<String> said = List.of();

    /// A round.
    ///
    /// @param stopped asked before each letter
    public SendingRound(Supplier<Newsroom> newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
        this.traffic = new Traffic(newsroom.get().clock());
    }

    /// Sends once.
    public void run() {
        List<String> troubles = new SendIssues(newsroom.get(), traffic).run(stopped);
        if (!troubles.equals(said)) {
            troubles.forEach(trouble -> LOG.warn("waiting cause=\"{}\"", trouble));
            said = troubles;
        }
    }
}

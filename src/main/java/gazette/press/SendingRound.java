package gazette.press;

import gazette.delivery.RelayFault;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a running `serve` does every second: sends what is due, whoever ordered it. A relay that fails rests a while.
public final class SendingRound {
    private static final Logger LOG = LoggerFactory.getLogger(SendingRound.class);
    private static final Duration REST = Duration.ofMinutes(1);

    private final Supplier<Newsroom> newsroom;
    private final BooleanSupplier stopped;
    private Instant restsUntil = Instant.MIN;

    /// A round.
    ///
    /// @param stopped asked before each letter
    public SendingRound(Supplier<Newsroom> newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
    }

    /// Sends once.
    public void run() {
        Newsroom now = newsroom.get();
        Instant instant = now.clock().instant();
        if (instant.isBefore(restsUntil)) {
            return;
        }
        try {
            new SendIssues(now).run(stopped);
        } catch (RelayFault e) {
            restsUntil = instant.plus(REST);
            LOG.error("relay_rests seconds={} cause=\"{}\"", REST.toSeconds(), e.getMessage());
        }
    }
}

package gazette.delivery;

import gazette.config.RelayConfig.Limits;
import gazette.delivery.Receipt.Blame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a relay stands with us: its pace, and whether it rests because it cannot be reached or objects to the sender.
/// Outlives the crews that send through it. Safe for many threads.
public final class Standing {
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final List<Duration> BROKEN =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(45), Duration.ofHours(2));

    private final InstantSource clock;
    private final int patience;
    private final Pace pace;
    private final DomainPace domains;
    private final Breaker breaker = new Breaker();
    private final List<Outcome> undone = new ArrayList<>();
    private Optional<Rest> rest = Optional.empty();
    private int troubles;
    private int rests;

    /// Why and until when a relay rests.
    ///
    /// @param sender whether it objects to the sender; else it cannot be reached
    public record Rest(Instant until, boolean sender, String reason) {}

    public Standing(Limits limits, InstantSource clock) {
        this.clock = clock;
        // One connection that breaks says little of the others.
        this.patience = Math.max(3, limits.connections());
        this.pace = new Pace(limits.perSecond(), System::nanoTime);
        this.domains = new DomainPace(limits);
    }

    /// The rest it has now.
    public synchronized Optional<Rest> rest() {
        return rest.filter(now -> clock.instant().isBefore(now.until()));
    }

    /// Whether it rested and no letter was taken since: it is tried with one connection.
    synchronized boolean isTried() {
        return rests > 0;
    }

    /// Notes what became of a letter.
    ///
    /// @return what that means for the letter: one that met an objection to the sender waits, one that met a policy
    ///     for the first time is tried once more
    synchronized Receipt judge(Dispatch dispatch, Receipt receipt) {
        Receipt judged = soften(dispatch, receipt);
        var outcome = new Outcome(dispatch, judged);
        switch (judged) {
            case Receipt.Accepted _ -> {
                troubles = 0;
                rests = 0;
            }
            case Receipt.Returned(String reply, Blame blame) -> blame(blame, reply);
            case Receipt.Unknown(String reply) -> blame(Blame.RELAY, reply);
            case Receipt.Deferred _, Receipt.Failed _ -> troubles = 0;
        }
        if (Reply.parse(receipt.reply()).isThrottle()) {
            pace.slow();
        }
        Optional<List<Dispatch>> met = breaker.trips(outcome, isTried());
        if (met.isEmpty()) {
            return isObjectedTo(judged) ? returned(judged) : judged;
        }
        rest(true, judged.reply());
        met.get().forEach(letter -> undone.add(new Outcome(letter, returned(judged))));
        return returned(judged);
    }

    /// Letters that were entered as refused before it was clear that the objection was to the sender. To be entered
    /// when all that was said of them before is durable.
    synchronized List<Outcome> takeUndone() {
        List<Outcome> taken = List.copyOf(undone);
        undone.clear();
        return taken;
    }

    Pace pace() {
        return pace;
    }

    DomainPace domains() {
        return domains;
    }

    /// A policy (5.7.x) may be about the moment: once is not enough.
    private static Receipt soften(Dispatch dispatch, Receipt receipt) {
        boolean firstPolicy = receipt instanceof Receipt.Failed(String reply)
                && Reply.parse(reply).isPolicy()
                && !dispatch.refusedBefore();
        return firstPolicy ? new Receipt.Deferred(receipt.reply()) : receipt;
    }

    /// What is in flight when the breaker trips, meets the same objection.
    private boolean isObjectedTo(Receipt judged) {
        return rest().filter(Rest::sender).isPresent()
                && (judged instanceof Receipt.Deferred || judged instanceof Receipt.Failed)
                && Reply.parse(judged.reply()).isPolicy();
    }

    private static Receipt returned(Receipt judged) {
        return new Receipt.Returned(judged.reply(), Blame.SENDER);
    }

    private void blame(Blame blame, String reply) {
        switch (blame) {
            case GATE -> {}
            case SENDER -> rest(true, reply);
            case RELAY -> {
                troubles++;
                if (troubles >= (isTried() ? 1 : patience)) {
                    rest(false, reply);
                }
            }
        }
    }

    private void rest(boolean sender, String reason) {
        if (rest().isPresent()) {
            return;
        }
        List<Duration> times = sender ? BROKEN : BACK_OFF;
        Duration time = times.get(Math.min(rests, times.size() - 1));
        rest = Optional.of(new Rest(clock.instant().plus(time), sender, reason));
        rests++;
        troubles = 0;
    }
}

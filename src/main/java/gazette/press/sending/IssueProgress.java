package gazette.press.sending;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.store.IssueSampleTable.Sample;
import gazette.store.IssueSendingTable.PausedByHand;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.SendOrderTable.SendOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Says how far an issue is, all of it at one moment.
///
/// @param letters how many are in which state
/// @param samples how far it was before, the oldest first; the last one is this moment's
/// @param waits why letters are not going out
/// @param order who had it sent by hand, if somebody did
/// @param changedAt when a letter last changed its state
public record IssueProgress(
        SendingIssue issue,
        Instant at,
        Map<DeliveryState, Long> letters,
        List<Sample> samples,
        List<SendWait> waits,
        Optional<SendOrder> order,
        Optional<PausedByHand> pause,
        Optional<Instant> changedAt) {
    private static final Set<DeliveryState> OPEN =
            EnumSet.of(DeliveryState.PENDING, DeliveryState.IN_FLIGHT, DeliveryState.DEFERRED, DeliveryState.UNKNOWN);
    private static final Duration MEASURED = Duration.ofMinutes(1);
    private static final double SECONDS_A_MINUTE = 60;

    public IssueProgress {
        letters = Map.copyOf(letters);
        samples = List.copyOf(samples);
        waits = List.copyOf(waits);
    }

    /// Returns how many letters are in a state.
    public long count(DeliveryState state) {
        return letters.getOrDefault(state, 0L);
    }

    /// Returns how many letters may still go out.
    public long open() {
        return OPEN.stream().mapToLong(this::count).sum();
    }

    /// Returns how many letters are through, one way or another.
    public long closed() {
        return letters.values().stream().mapToLong(Long::longValue).sum() - open();
    }

    /// Returns whether it is done: no letter is left, and each recipient that was frozen is accounted for. Nothing else
    /// may be called done.
    public boolean isDone() {
        return isThrough() && closed() == issue.frozen();
    }

    /// Returns whether it is through by its state, but some recipients are not accounted for.
    public boolean isAstray() {
        return isThrough() && !isDone();
    }

    private boolean isThrough() {
        boolean isOver = issue.state() == IssueState.SENT || issue.state() == IssueState.CANCELLED;
        return isOver && issue.isFrozen() && open() == 0;
    }

    /// Returns how many letters were accepted in a minute, measured over the last one; absent if nothing goes out, or
    /// too little is known.
    public OptionalDouble perMinute() {
        Instant since = at.minus(MEASURED);
        Optional<Sample> from = samples.stream()
                .filter(sample -> sample.at().isBefore(since))
                .reduce((_, later) -> later)
                .or(() -> samples.stream().findFirst());
        double minutes = from.map(sample -> Duration.between(sample.at(), at))
                        .orElse(Duration.ZERO)
                        .toMillis()
                / (SECONDS_A_MINUTE * 1000);
        if (issue.state() != IssueState.SENDING || minutes <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((count(DeliveryState.ACCEPTED) - from.get().accepted()) / minutes);
    }

    /// Returns about how long the letters take that were not tried yet; absent while nothing goes out.
    public Optional<Duration> timeLeft() {
        long left = count(DeliveryState.PENDING) + count(DeliveryState.IN_FLIGHT);
        OptionalDouble rate = perMinute();
        return left == 0 || rate.isEmpty() || rate.getAsDouble() < 1
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(left * SECONDS_A_MINUTE / rate.getAsDouble())));
    }
}

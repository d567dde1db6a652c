package gazette.press.duties;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Knows the duties of a process: when each last ended well, and which of them are late or hang. Thread-safe.
public final class DutyRegister {
    private final InstantSource clock;
    private final Set<Duty> duties = ConcurrentHashMap.newKeySet();

    /// Creates a register without duties.
    public DutyRegister(InstantSource clock) {
        this.clock = clock;
    }

    /// Enters a duty that is done again and again.
    ///
    /// @param pace when it counts as late or as hanging
    public Duty add(String name, DutyPace pace) {
        var duty = new Duty(name, pace, clock);
        duties.add(duty);
        return duty;
    }

    /// Does something once. Meanwhile it is entered as a duty, so that it is named if it hangs.
    ///
    /// @param longest how long it may take
    public void runOnce(String name, Duration longest, Runnable work) {
        Duty duty = add(name, DutyPace.once(longest));
        try {
            duty.attempt(work);
        } finally {
            duties.remove(duty);
        }
    }

    /// Strikes a duty off, because it is done no more.
    public void remove(Duty duty) {
        duties.remove(duty);
    }

    /// Returns the duties that are late or hang, by name; empty if all is well.
    public List<LateDuty> late() {
        return late(_ -> true);
    }

    /// Returns the same without those that wait for the database, of which the log has told.
    List<LateDuty> lateWithDatabase() {
        return late(duty -> !duty.isWithoutDatabase());
    }

    private List<LateDuty> late(Predicate<Duty> wanted) {
        Instant now = clock.instant();
        return duties.stream()
                .filter(wanted)
                .flatMap(duty -> duty.lateness(now).stream())
                .sorted(Comparator.comparing(LateDuty::name))
                .toList();
    }
}

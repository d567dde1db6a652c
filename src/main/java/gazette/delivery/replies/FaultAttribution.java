package gazette.delivery.replies;

import gazette.delivery.QueuedMail;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Decides whether mails are at fault, or the relay, when the relay asks to wait (421, 454) or the connection breaks
/// after it was told the recipient.
///
/// For example, 20 recipients that always get 421 are the first of 5000. After three of them this is suspicious: the
/// next mails are taken from the other end of the queue, to other domains. If the first three of these meet a fault
/// as well, and none came through meanwhile, the relay is at fault. If most are accepted, the faults were the mails'.
/// If a few of the next 20 meet one, the relay is sent too much at a time.
///
/// Not thread-safe.
final class FaultAttribution {
    private static final int SUSPICIOUS = 3;
    private static final int CONFIRMED = 3;
    private static final int REMEMBERED = 40;
    private static final int WATCHED = 20;

    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Set<Long> confirming = new HashSet<>();
    private long results;
    private boolean suspects;
    private long suspectedAt;
    private int watched;
    private boolean workedSince;

    /// Says who is at fault.
    enum Verdict {
        /// The mail, as far as one can tell.
        MAIL,
        /// The relay, which takes nothing.
        RELAY,
        /// We: the relay takes mails, but not so many at a time.
        PACE
    }

    /// Describes one mail's fault.
    ///
    /// @param isBreak whether the connection broke; otherwise a reply asked to wait
    private record Fault(QueuedMail mail, boolean isBreak, long at) {}

    /// Returns whether mails to other domains are to be tried first.
    boolean suspects() {
        return suspects;
    }

    /// Returns the mails that met a fault lately.
    Collection<QueuedMail> mails() {
        return faults.stream().map(Fault::mail).toList();
    }

    /// Records that a mail met no fault: it was accepted, or refused for a reason of its own.
    ///
    /// @param number what [RelayFailureMonitor#number] returned before it was sent
    Verdict worked(long number) {
        results++;
        workedSince = true;
        watched += isWatched(number) ? 1 : 0;
        return conclude();
    }

    /// Records a fault. What was tried before and comes to nothing again says little of the relay.
    Verdict failed(QueuedMail mail, boolean isBreak, long number, long now) {
        results++;
        watched += isWatched(number) ? 1 : 0;
        if (mail.attempt() > 1) {
            return conclude();
        }
        if (faults.isEmpty()) {
            workedSince = false;
        }
        faults.removeIf(fault -> fault.mail().subscriber() == mail.subscriber() || results - fault.at() > REMEMBERED);
        faults.add(new Fault(mail, isBreak, results));
        if (isWatched(number)) {
            confirming.add(mail.subscriber());
        }
        if (!suspects && faults.size() >= SUSPICIOUS && mayBeTheRelays()) {
            suspects = true;
            suspectedAt = now;
        }
        return conclude();
    }

    /// Begins anew.
    void clear() {
        faults.clear();
        confirming.clear();
        suspects = false;
        watched = 0;
    }

    /// Counts only mails that were taken after the suspicion arose.
    private boolean isWatched(long number) {
        return suspects && number >= suspectedAt;
    }

    private Verdict conclude() {
        if (!suspects) {
            return Verdict.MAIL;
        }
        boolean confirmed = confirming.size() >= CONFIRMED && mayBeTheRelays();
        if (confirmed && !workedSince) {
            clear();
            return Verdict.RELAY;
        }
        if (watched < WATCHED) {
            return Verdict.MAIL;
        }
        clear();
        return confirmed ? Verdict.PACE : Verdict.MAIL;
    }

    /// A domain may ask to wait for reasons of its own.
    private boolean mayBeTheRelays() {
        return faults.stream().anyMatch(Fault::isBreak)
                || faults.stream()
                                .map(fault -> fault.mail().domain())
                                .distinct()
                                .count()
                        > 1;
    }
}

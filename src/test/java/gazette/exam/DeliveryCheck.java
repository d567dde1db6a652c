package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer.Entry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What an exam comes to: the relay's own account of who got what, held against the paper's ledger.
///
/// @param states how many letters the ledger has in which state
/// @param lost invited, and neither taken by the relay nor gone before
/// @param duplicates letters that were taken again
/// @param changed duplicates with other bytes or another Message-ID
/// @param unexpected taken for somebody who should get none
/// @param falselyAccepted accepted as the ledger has it, and not taken
record DeliveryCheck(
        long frozen,
        Map<String, Long> states,
        long lost,
        long duplicates,
        long changed,
        long unexpected,
        long falselyAccepted) {

    /// Compares.
    ///
    /// @param invited everybody whose letter is to arrive
    /// @param accepted whose letters arrived, as the ledger has it
    static DeliveryCheck of(
            long frozen, Map<String, Long> states, Set<String> invited, Set<String> accepted, List<Entry> taken) {
        Set<String> reached = taken.stream().map(Entry::recipient).collect(Collectors.toSet());
        return new DeliveryCheck(
                frozen,
                states,
                without(invited, reached),
                taken.size() - reached.size(),
                new HashSet<>(taken).size() - reached.size(),
                without(reached, invited),
                without(accepted, reached));
    }

    DeliveryCheck into(TestMetrics metrics) {
        metrics.put("readers", frozen)
                .put("lost", lost)
                .put("duplicates", duplicates)
                .put("changed", changed)
                .put("uninvited", unexpected)
                .put("untrue", falselyAccepted)
                .put("held", states.getOrDefault("held", 0L));
        return this;
    }

    /// Everybody has their letter and the ledger says so; how many have it twice is for the exam to judge.
    void assertHolds() {
        assertThat(this).isEqualTo(new DeliveryCheck(frozen, Map.of("accepted", frozen), 0, duplicates, 0, 0, 0));
    }

    private static long without(Collection<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).count();
    }
}

package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultServer.Entry;
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
/// @param uninvited taken for somebody who should get none
/// @param untrue accepted as the ledger has it, and not taken
record Verdict(
        long frozen, Map<String, Long> states, long lost, long duplicates, long changed, long uninvited, long untrue) {

    /// Compares.
    ///
    /// @param invited everybody whose letter is to arrive
    /// @param accepted whose letters arrived, as the ledger has it
    static Verdict of(
            long frozen, Map<String, Long> states, Set<String> invited, Set<String> accepted, List<Entry> taken) {
        Set<String> reached = taken.stream().map(Entry::recipient).collect(Collectors.toSet());
        return new Verdict(
                frozen,
                states,
                without(invited, reached),
                taken.size() - reached.size(),
                new HashSet<>(taken).size() - reached.size(),
                without(reached, invited),
                without(accepted, reached));
    }

    Verdict into(Figures figures) {
        figures.put("readers", frozen)
                .put("lost", lost)
                .put("duplicates", duplicates)
                .put("changed", changed)
                .put("uninvited", uninvited)
                .put("untrue", untrue)
                .put("held", states.getOrDefault("held", 0L));
        return this;
    }

    /// Everybody has their letter and the ledger says so; how many have it twice is for the exam to judge.
    void holds() {
        assertThat(this).isEqualTo(new Verdict(frozen, Map.of("accepted", frozen), 0, duplicates, 0, 0, 0));
    }

    private static long without(Collection<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).count();
    }
}

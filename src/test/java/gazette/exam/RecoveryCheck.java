package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DatabaseConfig;
import gazette.issues.DeliveryState;
import gazette.store.DeliveryStatsQueries.LetterState;
import gazette.store.Store;
import gazette.store.Tables;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a copy of the database recovers to, held against what the relay knows.
///
/// @param counted how many letters are in any state
/// @param stuck letters that nobody would send any more
/// @param forgotten their dots came to the relay, and the copy would send them as if they had not
/// @param falselyAccepted accepted as the copy has it, and not taken by the relay
record RecoveryCheck(long frozen, long counted, long stuck, long forgotten, long falselyAccepted) {

    /// Opens the copy as the program would, and compares.
    ///
    /// @param dots whose final dots came
    /// @param taken whose letters were taken
    static RecoveryCheck of(DatabaseConfig copy, Set<String> dots, Set<String> taken) {
        try (Store store = Store.open(copy)) {
            return store.read(tables -> of(tables, dots, taken));
        }
    }

    void assertHolds() {
        assertThat(this).isEqualTo(new RecoveryCheck(frozen, frozen, 0, 0, 0));
        assertThat(frozen).isPositive();
    }

    private static RecoveryCheck of(Tables tables, Set<String> dots, Set<String> taken) {
        Map<DeliveryState, Long> states = tables.deliveryStats().count(1);
        return new RecoveryCheck(
                tables.sending().get(1).frozen(),
                states.values().stream().mapToLong(Long::longValue).sum(),
                tables.deliveryStats().unfinished(1, Integer.MAX_VALUE).size(),
                inState(tables, DeliveryState.PENDING).filter(dots::contains).count(),
                inState(tables, DeliveryState.ACCEPTED)
                        .filter(address -> !taken.contains(address))
                        .count());
    }

    private static Stream<String> inState(Tables tables, DeliveryState state) {
        return tables.deliveryStats().inState(1, state, Integer.MAX_VALUE).stream()
                .map(LetterState::address);
    }
}

package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DatabaseConfig;
import gazette.store.AccountTable.Entry;
import gazette.store.Store;
import gazette.store.Tables;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a copy of the database recovers to, held against what the relay knows.
///
/// @param counted how many letters are in any state
/// @param astray letters that nobody would send any more
/// @param forgotten their dots came to the relay, and the copy would send them as if they had not
/// @param untrue accepted as the copy has it, and not taken by the relay
record CopyVerdict(long frozen, long counted, long astray, long forgotten, long untrue) {

    /// Opens the copy as the program would, and compares.
    ///
    /// @param dots whose final dots came
    /// @param taken whose letters were taken
    static CopyVerdict of(DatabaseConfig copy, Set<String> dots, Set<String> taken) {
        try (Store store = Store.open(copy)) {
            return store.read(tables -> of(tables, dots, taken));
        }
    }

    void holds() {
        assertThat(this).isEqualTo(new CopyVerdict(frozen, frozen, 0, 0, 0));
        assertThat(frozen).isPositive();
    }

    private static CopyVerdict of(Tables tables, Set<String> dots, Set<String> taken) {
        Map<String, Long> states = tables.accounts().count(1);
        return new CopyVerdict(
                tables.sending().get(1).frozen(),
                states.values().stream().mapToLong(Long::longValue).sum(),
                tables.accounts().astray(1, Integer.MAX_VALUE).size(),
                inState(tables, "pending").filter(dots::contains).count(),
                inState(tables, "accepted")
                        .filter(address -> !taken.contains(address))
                        .count());
    }

    private static Stream<String> inState(Tables tables, String state) {
        return tables.accounts().inState(1, state, Integer.MAX_VALUE).stream().map(Entry::address);
    }
}

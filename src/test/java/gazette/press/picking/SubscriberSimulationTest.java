package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever readers change at random, each gets every article of their topics exactly once.
class SubscriberSimulationTest {
    @TempDir
    Path folder;

    @Test
    void tenDays() {
        live(TestDatabase.SQLITE, 40, 10);
    }

    @Test
    void aWeekOnPostgres() {
        live(TestDatabase.POSTGRES, 25, 7);
    }

    /// `-Dexam=long` makes it a whole year, of twice as many.
    @Test
    @Tag("process")
    void aYear() {
        boolean whole = "long".equals(System.getProperty("exam"));
        live(TestDatabase.SQLITE, whole ? 200 : 100, whole ? 366 : 45);
    }

    private void live(TestDatabase kind, int members, int days) {
        try (var year = new SubscriberSimulation(folder, kind)) {
            year.live(members, days);

            List<String> delivered = year.delivered().stream()
                    .map(one -> one.issue().split("/")[0] + " " + one.address() + " " + one.title())
                    .toList();
            assertThat(delivered).doesNotHaveDuplicates().hasSize(year.given()).hasSizeGreaterThan(members);
            assertThat(year.missed()).isEmpty();
        }
    }
}

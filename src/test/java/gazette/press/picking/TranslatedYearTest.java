package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever subscribers change at random, each gets every article exactly once, in the language that is theirs when
/// the issue is frozen.
class TranslatedYearTest {
    @TempDir
    Path folder;

    @Test
    void aQuarter() {
        live(TestDatabase.SQLITE, 1, 13);
    }

    /// `-Dexam=long` makes it 20 years of other chances.
    @Test
    @Tag("process")
    void years() {
        for (long seed = 2; seed < ("long".equals(System.getProperty("exam")) ? 22 : 4); seed++) {
            live(seed % 5 == 0 ? TestDatabase.POSTGRES : TestDatabase.SQLITE, seed, 52);
        }
    }

    private void live(TestDatabase kind, long seed, int weeks) {
        try (var year = new TranslatedYear(folder.resolve("seed" + seed), kind, seed)) {
            year.live(24, weeks);

            assertThat(year.delivered()).isGreaterThan(weeks * 10);
            assertThat(year.missed()).isEmpty();
        }
    }
}

package gazette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gazette.config.DatabaseConfig;
import gazette.issues.DeliveryState;
import gazette.store.SampleLedger;
import gazette.store.TestDatabase;
import gazette.web.admin.AdminSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/// The large publication of `bench desk`, made small.
class DeskBenchTest {
    private static final int SUBSCRIBERS = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theSampleIsWhatTheProgramWouldHaveWritten(TestDatabase kind) throws IOException {
        var database = kind.fresh(folder);
        try (var paper = new BenchWorkspace(folder, setting(database), false, Map.of())) {
            paper.addReaders("bench", 1);
            paper.freeze("bench", 20_000);
            SampleLedger.fill(database, new SampleLedger.Size("bench", SUBSCRIBERS, 25, "session"), Instant.now());
            paper.context().store().read(tables -> {
                var last = tables.sending().latest(1).getFirst();
                Map<DeliveryState, Long> letters = tables.deliveryStats().count(last.id());
                assertThat(tables.deliveryCounts().of(last.id())).isEqualTo(letters);
                assertThat(last.frozen()).isEqualTo(SUBSCRIBERS);
                // Otherwise their tokens do not fit into the letters, and none goes out.
                assertThat(tables.subscribers().byPublicId("sample1000000001")).isPresent();
                assertThat(letters.get(DeliveryState.PENDING)).isEqualTo(SUBSCRIBERS * 7 / 10);
                assertThat(letters.values().stream().mapToLong(number -> number).sum())
                        .isEqualTo(SUBSCRIBERS);
                assertThat(tables.deliveryStats().unfinished(last.id(), 1)).isEmpty();
                return true;
            });
        }
    }

    /// How long pages take is for `bench desk` to tell; a test would tell how busy the machine is.
    @Test
    @Tag("process")
    @EnabledIfSystemProperty(named = "exam", matches = "long")
    void everyPageIsOpenedAndNoneFails() throws IOException {
        var out = new StringWriter();
        new CommandLine(new BenchCommand(AdminSite::pages))
                .setOut(new PrintWriter(out))
                .execute("desk", "--subscribers", "500", "--issues", "30", "--rounds", "3");
        JsonNode figures = JsonMapper.builder().build().readTree(out.toString());
        assertThat(figures.get("withoutLink")).isEmpty();
        assertThat(figures.get("pages")).isNotEmpty().allSatisfy(page -> {
            assertThat(page.has("failed")).as(page.toString()).isFalse();
            assertThat(page.get("kb").asDouble()).as(page.toString()).isBetween(0.1, 150.0);
        });
    }

    private static String setting(DatabaseConfig database) {
        return switch (database) {
            case DatabaseConfig.Sqlite sqlite -> "database: sqlite:" + sqlite.file() + "\n";
            case DatabaseConfig.Postgres postgres ->
                "database: {url: \"" + postgres + "\", user: " + postgres.user().orElseThrow() + "}\n";
        };
    }
}

package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long the forms take to answer must not tell who is a subscriber. It measures, so it is for `-Dexam=long` only.
@Tag("alone")
@EnabledIfSystemProperty(named = "exam", matches = "long")
class FormTimingTest {
    private static final int WARM_UP = 150;
    private static final int MEASURED = 600;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"SQLITE, /preferences", "SQLITE, /subscribe", "POSTGRES, /preferences", "POSTGRES, /subscribe"})
    void theMedianForMembersAndForStrangersIsTheSame(TestDatabase kind, String path) {
        try (var fixture = new SubscriptionFixture(folder, kind)) {
            fixture.settings("", "web: {trusted_proxies: [127.0.0.1]}\n");
            var members = new StringBuilder("email\n");
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                members.append("known").append(i).append("@example.com\n");
            }
            fixture.paper.write("subscribers/letters.csv", members.toString());
            fixture.paper.publish("weekly");
            List<Long> known = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                // In turn, because what comes first in a pair may be slower.
                if (i % 2 == 0) {
                    known.add(nanos(fixture, path, "known" + i + "@example.com"));
                }
                unknown.add(nanos(fixture, path, "other" + i + "@example.com"));
                if (i % 2 == 1) {
                    known.add(nanos(fixture, path, "known" + i + "@example.com"));
                }
            }
            double ratio = median(known) / median(unknown);
            System.out.printf(
                    "%s %s known %.3f ms, unknown %.3f ms, ratio %.3f%n",
                    kind, path, median(known) / 1e6, median(unknown) / 1e6, ratio);
            assertThat(ratio).isCloseTo(1, within(0.1));
        }
    }

    private static long nanos(SubscriptionFixture fixture, String path, String address) {
        fixture.client.saying("X-Forwarded-For", "198.51." + Math.abs(address.hashCode() % 100) + ".7");
        var form = fixture.client.form(fixture.client.page(path), path).fill("email", address);
        fixture.paper.clock.pass(Duration.ofMinutes(2));
        long start = System.nanoTime();
        form.send();
        return System.nanoTime() - start;
    }

    private static double median(List<Long> nanos) {
        long[] sorted = nanos.subList(WARM_UP, nanos.size()).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return LongStream.of(Arrays.copyOfRange(sorted, sorted.length / 2 - 1, sorted.length / 2 + 1))
                .average()
                .orElseThrow();
    }
}

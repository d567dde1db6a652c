package gazette.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
    private static final Instant START = Instant.parse("2026-11-30T09:00:00Z");
    private static final GuessLimit LIMIT = new GuessLimit(10, Duration.ofMinutes(1));

    @Test
    void aFewTriesAreFreeAtOnce() {
        assertThat(tries(100, Duration.ZERO)).isEqualTo(10);
    }

    @Test
    void afterThemOneIsFreeInEachInterval() {
        assertThat(tries(3600, Duration.ofSeconds(1))).isEqualTo(10 + 59);
    }

    @Test
    void itTellsWhenATryIsFree() {
        Instant state = Instant.EPOCH;
        for (int i = 0; i < 10; i++) {
            state = LIMIT.next(state, START).orElseThrow();
        }
        assertThat(LIMIT.next(state, START)).isEmpty();
        assertThat(LIMIT.free(state)).isEqualTo(START.plusSeconds(60));
        assertThat(LIMIT.next(state, START.plusSeconds(60))).isPresent();
    }

    @Test
    void aTryThatWasRightCostsNothing() {
        Instant once = LIMIT.next(START, START).orElseThrow();
        assertThat(LIMIT.undone(LIMIT.next(once, START).orElseThrow())).isEqualTo(once);
    }

    private static int tries(int tries, Duration apart) {
        Instant state = Instant.EPOCH;
        int free = 0;
        for (int i = 0; i < tries; i++) {
            Optional<Instant> next = LIMIT.next(state, START.plus(apart.multipliedBy(i)));
            free += next.isPresent() ? 1 : 0;
            state = next.orElse(state);
        }
        return free;
    }
}

package gazette.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private long nanos;

    @Test
    void noMoreThanTheLimitIsPermittedInASecond() {
        var limiter = new RateLimiter(OptionalInt.of(20), () -> nanos);

        assertThat(permitted(limiter, Duration.ofSeconds(5))).isBetween(100, 101);
    }

    @Test
    void aSlowedRateDoublesInFiveMinutesUpToItsLimit() {
        var limiter = new RateLimiter(OptionalInt.of(20), () -> nanos);
        limiter.slow();
        limiter.slow();

        assertThat(limiter.rate()).isEqualTo(10);
        pass(Duration.ofSeconds(150));
        assertThat(limiter.rate()).isCloseTo(14.1, within(0.1));
        pass(Duration.ofSeconds(150));
        assertThat(limiter.rate()).isEqualTo(20);
    }

    @Test
    void withoutALimitTheMeasuredRateIsHalvedAndLiftedAfterTenDoublings() {
        var limiter = new RateLimiter(OptionalInt.empty(), () -> nanos);
        assertThat(limiter.rate()).isInfinite();
        for (int i = 0; i < 500; i++) {
            assertThat(limiter.tryAcquire()).isTrue();
            pass(Duration.ofMillis(20));
        }
        limiter.slow();

        assertThat(limiter.rate()).isEqualTo(25);
        pass(Duration.ofMinutes(49));
        assertThat(limiter.rate()).isFinite();
        pass(Duration.ofMinutes(2));
        assertThat(limiter.rate()).isInfinite();
    }

    private int permitted(RateLimiter limiter, Duration time) {
        int permitted = 0;
        for (long i = 0; i < time.toMillis(); i++) {
            permitted += limiter.tryAcquire() ? 1 : 0;
            pass(Duration.ofMillis(1));
        }
        return permitted;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}

package gazette.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {
    private long nanos;

    @Test
    void noMoreThanTheLimitIsPermittedInASecond() {
        var limiter = new RateLimiter(OptionalDouble.of(20), () -> nanos);

        assertThat(permitted(limiter, Duration.ofSeconds(5))).isBetween(100, 101);
    }

    @Test
    void aRightThatIsGivenBackMayBeTakenAgain() {
        var limiter = new RateLimiter(OptionalDouble.of(1), () -> nanos);
        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(limiter.tryAcquire()).isFalse();
        limiter.giveBack();
        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(limiter.tryAcquire()).isFalse();
    }

    @Test
    void aSlowedRateDoublesInFiveMinutesUpToItsLimit() {
        var limiter = new RateLimiter(OptionalDouble.of(20), () -> nanos);
        limiter.slow();
        limiter.slow();

        assertThat(limiter.rate()).isEqualTo(10);
        pass(Duration.ofSeconds(150));
        assertThat(limiter.rate()).isCloseTo(14.1, within(0.1));
        pass(Duration.ofSeconds(150));
        assertThat(limiter.rate()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3600, 360", "0.0277777, 36000, 1000", "0.5, 60, 30", "1.5, 60, 90"})
    void aRateBelowOneASecondIsKept(double perSecond, int seconds, int expected) {
        var limiter = new RateLimiter(OptionalDouble.of(perSecond), () -> nanos);
        int permitted = 0;
        for (int i = 0; i < seconds * 10; i++) {
            permitted += limiter.tryAcquire() ? 1 : 0;
            pass(Duration.ofMillis(100));
        }
        // It is asked ten times a second, as senders ask, so each mail may be a tenth of a second late.
        assertThat(permitted).isBetween((int) (0.95 * expected), expected + 1);
    }

    @Test
    void aRateBelowOneASecondIsSlowedToHalfAndNotRaised() {
        var limiter = new RateLimiter(OptionalDouble.of(0.1), () -> nanos);
        for (int i = 0; i < 5; i++) {
            pass(Duration.ofSeconds(2));
            limiter.slow();
            assertThat(limiter.rate()).isEqualTo(0.05);
        }
        pass(Duration.ofMinutes(5));
        assertThat(limiter.rate()).isEqualTo(0.1);
    }

    @Test
    void withoutALimitTheMeasuredRateIsHalvedAndLiftedAfterTenDoublings() {
        var limiter = new RateLimiter(OptionalDouble.empty(), () -> nanos);
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

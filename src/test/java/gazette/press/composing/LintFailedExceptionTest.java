package gazette.press.composing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Occasion;
import gazette.issues.ScheduleRun.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LintFailedExceptionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void runsThatFailedUnderTheFormerWordsAreStillRecognised() {
        assertThat(LintFailedException.isCauseOf(failed("the proof-reader stopped it: No link.")))
                .isTrue();
        assertThat(LintFailedException.isCauseOf(failed("the linter stopped it: No link.")))
                .isTrue();
        assertThat(LintFailedException.isCauseOf(failed("the disk is full"))).isFalse();
    }

    private static ScheduleRun failed(String summary) {
        return new ScheduleRun(
                1, "weekly", NOON, Occasion.SCHEDULED, Outcome.FAILED, summary, NOON, Optional.of(NOON), List.of());
    }
}

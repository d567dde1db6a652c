package gazette.bench;

import java.util.Arrays;

/// Durations, by how many there are of each hundredth of a millisecond: small, however many are added.
final class LatencyHistogram {
    private static final int STEP_NANOS = 10_000;
    private static final int STEPS = 1_000_000;

    private final int[] counts = new int[STEPS];
    private int sum;

    synchronized void add(long nanos) {
        counts[(int) Math.min(STEPS - 1, nanos / STEP_NANOS)]++;
        sum++;
    }

    synchronized void clear() {
        Arrays.fill(counts, 0);
        sum = 0;
    }

    /// The duration that a share of all does not exceed, in milliseconds.
    synchronized double percentileMillis(double share) {
        long below = 0;
        for (int step = 0; step < STEPS; step++) {
            below += counts[step];
            if (below >= share * sum) {
                return (double) step * STEP_NANOS / 1_000_000;
            }
        }
        return 0;
    }
}

package gazette.press;

import gazette.store.SendingTable.Status;
import gazette.subscribers.Segment;
import gazette.subscribers.SegmentReader;
import gazette.subscribers.SegmentReader.BadSegment;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Freezes an issue's recipients in small steps, and goes on where a dead process left off; the same for the letters of
/// an issue that was cancelled.
final class Freeze {
    private static final Logger LOG = LoggerFactory.getLogger(Freeze.class);

    private final Newsroom newsroom;

    Freeze(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Brings an issue to where its letters can go out, or are all given up.
    void finish(Status issue, BooleanSupplier stopped) {
        if (!issue.isFrozen()) {
            recipients(issue.id(), stopped);
        }
        if (issue.status().equals("cancelled")) {
            cancelled(issue.id(), stopped);
        }
    }

    void recipients(long issue, BooleanSupplier stopped) {
        int canary = newsroom.config().sending().canary();
        List<Segment> segments = segments(issue);
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            more = newsroom.store()
                    .write(tables -> tables.recipients()
                            .freeze(issue, segments, canary, newsroom.clock().instant()));
        }
    }

    /// Those that its groups were asked about. The settings may have changed since then: where one cannot be read any
    /// more, nobody is in a group, and the next issue serves them.
    private List<Segment> segments(long issue) {
        try {
            return newsroom.store().read(tables -> tables.groups().segments(issue)).stream()
                    .map(written -> SegmentReader.read(written, newsroom.config()))
                    .toList();
        } catch (BadSegment e) {
            LOG.warn("segment_lost issue={} cause=\"{}\"", issue, e.getMessage());
            return List.of();
        }
    }

    void cancelled(long issue, BooleanSupplier stopped) {
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            more = newsroom.store()
                    .write(tables -> tables.sending()
                            .cancelLetters(issue, newsroom.clock().instant()));
        }
    }
}

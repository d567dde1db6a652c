package gazette.press.sending;

import gazette.issues.IssueState;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.SegmentParser;
import gazette.subscribers.segments.SegmentParser.InvalidSegmentException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Freezes an issue's recipients in small transactions, and continues where a dead process stopped. Cancels the
/// letters of a cancelled issue in the same way.
public final class FreezeRecipients {
    private static final Logger LOG = LoggerFactory.getLogger(FreezeRecipients.class);

    private final AppContext context;

    public FreezeRecipients(AppContext context) {
        this.context = context;
    }

    /// Finishes freezing an issue's recipients, or cancelling its letters.
    public void finish(SendingIssue issue, BooleanSupplier stopped) {
        if (!issue.isFrozen()) {
            freeze(issue.id(), stopped);
        }
        if (issue.state() == IssueState.CANCELLED) {
            cancelPending(issue.id(), stopped);
        }
    }

    /// Freezes the recipients of a list's earlier issues, of which a process may have died, or not come to it yet.
    public void finishList(String list) {
        context.store().read(tables -> tables.sending().open()).stream()
                .filter(issue -> issue.listName().equals(list) && !issue.isFrozen())
                .forEach(issue -> finish(issue, () -> false));
    }

    public void freeze(long issue, BooleanSupplier stopped) {
        int canary = context.config().mail().sending().canary();
        List<Segment> segments = segments(issue);
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            more = context.store()
                    .write(tables -> tables.recipients()
                            .freeze(issue, segments, canary, context.clock().instant()));
        }
    }

    /// Returns the segments that tell the issue's groups apart. The settings may have changed since: if one is no
    /// longer valid, nobody is in a group, and the next issue serves everyone.
    private List<Segment> segments(long issue) {
        try {
            return context.store().read(tables -> tables.groups().segments(issue)).stream()
                    .map(written -> Segment.Received.read(written)
                            .orElseGet(() -> SegmentParser.read(written, context.config())))
                    .toList();
        } catch (InvalidSegmentException e) {
            LOG.warn("segment_lost issue={} cause=\"{}\"", issue, e.getMessage());
            return List.of();
        }
    }

    void cancelPending(long issue, BooleanSupplier stopped) {
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            more = context.store()
                    .write(tables -> tables.sending()
                            .cancelLetters(issue, context.clock().instant()));
        }
    }
}

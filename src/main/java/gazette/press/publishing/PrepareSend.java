package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.Reason;
import gazette.press.picking.Audience;
import gazette.press.publishing.ComposeIssue.ComposedIssue;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.store.IssueUndoTable.Undoable;
import gazette.store.LastIssueQueries.LastIssue;
import gazette.store.Tables;
import gazette.subscribers.SubscriberGroup;
import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.SegmentParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows what [SendByHand] would send now, and what the issue before was like. Asks no server, and leaves nothing
/// behind but what is new in the folders.
public final class PrepareSend {
    /// What counts as lately.
    public static final Duration LATELY = Duration.ofDays(7);

    private static final long COUNTED = 20_000;

    private final AppContext context;
    private final ScheduleConfig schedule;

    public PrepareSend(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
    }

    /// Holds what would be sent.
    ///
    /// @param issue absent if there is nothing to send
    /// @param reasons the report of the run that it would be
    /// @param last the issue before it
    /// @param lately how many of its recipients got some letter in the last days, of whatever list; absent
    ///     if they are too many to count at once
    /// @param undoable an issue of the same list that may still be undone: before that is over, none is sent
    /// @param hold why nothing is sent at all
    public record Prepared(
            Optional<SendPreview> issue,
            List<Reason> reasons,
            Optional<LastIssue> last,
            Optional<Long> lately,
            Optional<Undoable> undoable,
            Optional<String> hold) {}

    /// Holds an issue as it would be sent.
    ///
    /// @param at the moment that it is composed for
    public record Composed(RehearseRun.Rehearsal rehearsal, Instant at) {}

    /// Prepares it.
    ///
    /// @param countsAnyway whether recipients are asked what they got lately however many they are
    /// @throws gazette.render.RenderException if a template is wrong
    public Prepared run(boolean countsAnyway) {
        return run(compose(), countsAnyway);
    }

    /// Composes the issue: the part that takes longest, about a second for a million subscribers.
    ///
    /// @throws gazette.render.RenderException if a template is wrong
    public Composed compose() {
        Instant at = context.clock().instant();
        giveListItsId();
        var request = new RehearseRun.Request(false, Optional.of(() -> at), Optional.empty(), Set.of());
        return new Composed(new RehearseRun(context, schedule).run(request), at);
    }

    /// Prepares an issue that is composed.
    public Prepared run(Composed composed, boolean countsAnyway) {
        Instant at = composed.at();
        RehearseRun.Rehearsal rehearsal = composed.rehearsal();
        return new Prepared(
                rehearsal.issue().map(issue -> SendPreview.of(context.config(), schedule, issue, at)),
                rehearsal.reasons(),
                context.store().read(this::last),
                rehearsal.issue().flatMap(issue -> lately(issue, countsAnyway, at)),
                context.store().read(tables -> tables.undo().ofList(schedule.list())),
                new RestoredDatabaseGuard(context).holdReason());
    }

    /// The id is part of each link in the letters. On PostgreSQL, one that is only rehearsed is not given again.
    private void giveListItsId() {
        if (context.store().read(tables -> tables.lists().find(schedule.list())).isEmpty()) {
            context.store().change(tables -> tables.lists().idOf(schedule.list()));
        }
    }

    private Optional<LastIssue> last(Tables tables) {
        Audience audience = Audience.of(context.config(), schedule);
        return tables.lists()
                .find(schedule.list())
                .flatMap(list -> tables.lastIssues().of(audience.series(list)));
    }

    private Optional<Long> lately(ComposedIssue issue, boolean countsAnyway, Instant at) {
        if (issue.rendered().recipients() > COUNTED && !countsAnyway) {
            return Optional.empty();
        }
        List<SubscriberGroup> mailed = context.store().read(tables -> mailed(issue, at, tables));
        return Optional.of(issue.rendered().assignments().stream()
                .filter(assignment -> assignment.variant() > 0)
                .mapToLong(assignment -> sizeOf(assignment.group(), mailed))
                .sum());
    }

    private List<SubscriberGroup> mailed(ComposedIssue issue, Instant at, Tables tables) {
        List<Segment> segments = issue.choice().segments().stream()
                .map(written ->
                        Segment.Received.read(written).orElseGet(() -> SegmentParser.read(written, context.config())))
                .toList();
        return tables.groups()
                .mailedSince(
                        issue.choice().list(), schedule.recipients().cadence().word(), segments, at, at.minus(LATELY));
    }

    private static long sizeOf(SubscriberGroup group, List<SubscriberGroup> mailed) {
        return mailed.stream()
                .filter(other -> other.coverageId() == group.coverageId()
                        && other.topics().equals(group.topics())
                        && other.language().equals(group.language())
                        && other.segments().equals(group.segments()))
                .mapToLong(SubscriberGroup::size)
                .sum();
    }
}

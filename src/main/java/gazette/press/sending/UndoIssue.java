package gazette.press.sending;

import gazette.accounts.AuditEntry;
import gazette.issues.IssueState;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.IssueUndoTable.Undoable;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Undoes an issue that was sent by hand a moment ago, and ends the time in which that can be done.
///
/// What is stored decides: an issue that may be undone has no letter, so it can be removed as if it had never been
/// made. Its time ends in a step of its own, before its recipients are frozen. Of that step and an undo, the first one
/// wins.
public final class UndoIssue {
    private static final Logger LOG = LoggerFactory.getLogger(UndoIssue.class);

    /// How long an issue may be undone. If one seems to have longer, the clock was set back.
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final AppContext context;

    public UndoIssue(AppContext context) {
        this.context = context;
    }

    /// Undoes an issue: its articles are new again, its number is free, and nobody is covered with it. The run that
    /// made it stays and says so.
    ///
    /// @param run that made it, since another issue may have got its number meanwhile
    /// @param account who undoes it
    /// @param network from where, as records keep it
    /// @return whether it was undone; false if its letters are on their way, or it was undone before
    public boolean undo(long issue, long run, String account, String network) {
        Optional<String> undone = context.store().write(tables -> undo(issue, run, account, network, tables));
        undone.ifPresent(name -> LOG.info("undone issue={}", name));
        return undone.isPresent();
    }

    /// Waits until no issue of a list may be undone any more, a minute at most.
    public void awaitEnd(String list) {
        Optional<Undoable> open = open(list);
        open.ifPresent(issue -> LOG.info("run_waits issue={} undoable_until={}", issue.name(), issue.until()));
        while (open.isPresent()) {
            pause();
            endTimes();
            open = open(list);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("it was stopped while it waited for an issue that may still be undone", e);
        }
    }

    /// Ends the time of the issues that were undoable for long enough: they are on the web, and their letters go out.
    void endTimes() {
        Instant now = context.clock().instant();
        Instant latest = now.plus(LONGEST);
        if (context.store().read(tables -> tables.undo().isAnyOver(Instant.ofEpochMilli(Long.MAX_VALUE)))) {
            context.store().change(tables -> tables.undo().endBy(latest));
        }
        boolean isAnyOver = context.store().read(tables -> tables.undo().isAnyOver(now));
        if (isAnyOver) {
            List<Long> ended = context.store().write(tables -> tables.undo().end(now));
            ended.forEach(issue -> LOG.info("not_undone issue={}", issue));
        }
    }

    private Optional<String> undo(long issue, long run, String account, String network, Tables tables) {
        Instant now = context.clock().instant();
        Optional<SendingIssue> found = tables.sending()
                .findById(issue)
                .filter(sending -> sending.run() == run && sending.state() == IssueState.UNDOABLE);
        if (found.isEmpty() || !tables.undo().undo(issue, run)) {
            return Optional.empty();
        }
        tables.issueDrafts().giveBack(issue);
        String name = found.get().name();
        String undone = name + " was undone by " + account + " before any letter went out; its articles are new again";
        tables.runs().addReasons(run, List.of(new Reason(ReasonKind.NOTE, "undone", undone)));
        tables.runs().end(run, ScheduleRun.Outcome.NOTHING, "undone: " + undone, now);
        if (tables.reviews().holdUndone(run, account + " undid it")) {
            tables.runs().freeSlot(run, now);
        }
        tables.sendOrders().markUndone(run, account, now);
        tables.events().addAuditEntry("undo", name, "by " + account, now);
        var entry = new AuditEntry(
                account, network, "issue.undo", name, Optional.of(IssueState.UNDOABLE.word()), Optional.empty());
        tables.audit().append(now, entry);
        return Optional.of(name);
    }

    private Optional<Undoable> open(String list) {
        return context.store().read(tables -> tables.undo().ofList(list));
    }
}

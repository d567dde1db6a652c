package gazette.store;

import gazette.issues.Reason;
import gazette.issues.ScheduleRun;
import gazette.text.ForeignText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Stores the runs of schedules, and up to when each schedule was watched.
public final class RunTable {
    private static final String COLUMNS = "id, schedule, slot, occasion, outcome, summary, started_at, ended_at";

    private final Handle handle;

    RunTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a run and returns its id; empty if the slot has a run already.
    public Optional<Long> start(String schedule, Instant slot, ScheduleRun.Occasion occasion, Instant now) {
        return handle.createQuery("""
                        insert into run (schedule, slot, occasion, outcome, summary, started_at)
                        values (:schedule, :slot, :occasion, 'running', '', :now)
                        on conflict (schedule, slot) do nothing
                        returning id
                        """)
                .bind("schedule", schedule)
                .bind("slot", slot)
                .bind("occasion", occasion)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    /// Ends a run.
    public void end(long run, ScheduleRun.Outcome outcome, String summary, Instant now) {
        handle.createUpdate("update run set outcome = :outcome, summary = :summary, ended_at = :now where id = :run")
                .bind("outcome", outcome)
                .bind("summary", ForeignText.line(summary))
                .bind("now", now)
                .bind("run", run)
                .execute();
    }

    /// Adds reasons to a run, after those it has.
    public void addReasons(long run, List<Reason> reasons) {
        var batch = handle.prepareBatch("""
                insert into reason (run_id, no, verdict, subject, article_id, detail)
                values (:run, (select coalesce(max(no), 0) + 1 from reason where run_id = :run), :verdict, :subject,
                    :article, :detail)
                """);
        for (Reason reason : reasons) {
            batch.bind("run", run)
                    .bind("verdict", reason.kind().name())
                    .bind("subject", reason.subject())
                    .bind("article", reason.article())
                    .bind("detail", reason.detail())
                    .add();
        }
        if (!reasons.isEmpty()) {
            batch.execute();
        }
    }

    /// Returns one run with its reasons.
    public ScheduleRun get(long run) {
        return handle.createQuery("select " + COLUMNS + " from run where id = :run")
                .bind("run", run)
                .map(this::run)
                .one();
    }

    /// Returns the latest runs, the newest first.
    public List<ScheduleRun> latest(int most) {
        return handle.createQuery("select " + COLUMNS + " from run order by id desc limit :most")
                .bind("most", most)
                .map(this::run)
                .list();
    }

    /// Returns runs since an instant that made no issue although one might be expected: they failed, were missed, or
    /// were skipped by an order; without their reasons, the newest first.
    public List<ScheduleRun> withoutIssue(Instant since, int most) {
        return handle.createQuery("select " + COLUMNS + """
                         from (select * from run order by id desc limit 200) as latest
                        where started_at >= :since
                            and (outcome in ('failed', 'missed') or outcome = 'nothing' and summary like 'skipped: %')
                        order by id desc limit :most
                        """)
                .bind("since", since)
                .bind("most", most)
                .map((row, context) -> run(row, List.of()))
                .list();
    }

    /// Returns a schedule's runs whose slots are before an instant, without their reasons, the latest slot first.
    public List<ScheduleRun> before(String schedule, Instant slot, int most) {
        return handle.createQuery("select " + COLUMNS
                        + " from run where schedule = :schedule and slot < :slot order by slot desc limit :most")
                .bind("schedule", schedule)
                .bind("slot", slot)
                .bind("most", most)
                .map((row, context) -> run(row, List.of()))
                .list();
    }

    /// Returns runs that failed or were missed and that no editor was told of.
    public List<ScheduleRun> unreported() {
        return handle.createQuery("select " + COLUMNS
                        + " from run where outcome in ('failed', 'missed') and told_at is null order by id")
                .map(this::run)
                .list();
    }

    /// Marks it as reported.
    ///
    /// @return whether nobody else tells them
    public boolean markReported(long run, Instant now) {
        return handle.createUpdate("update run set told_at = :now where id = :run and told_at is null")
                        .bind("now", now)
                        .bind("run", run)
                        .execute()
                == 1;
    }

    /// Marks it as not reported: the editors could not be told.
    public void unmarkReported(long run) {
        handle.createUpdate("update run set told_at = null where id = :run")
                .bind("run", run)
                .execute();
    }

    /// Returns up to when a schedule was watched; empty if it never was at these times.
    ///
    /// @param timing its cron and zone: with others it is another schedule, which cannot have missed anything
    public Optional<Instant> watchedUntil(String schedule, String timing) {
        return handle.createQuery("select watched_until from timetable where schedule = :schedule and timing = :timing")
                .bind("schedule", schedule)
                .bind("timing", timing)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /// Stores up to when a schedule was watched.
    public void setWatchedUntil(String schedule, String timing, Instant until) {
        handle.createUpdate("""
                        insert into timetable (schedule, timing, watched_until) values (:schedule, :timing, :until)
                        on conflict (schedule) do update set timing = :timing, watched_until = :until
                        """)
                .bind("schedule", schedule)
                .bind("timing", timing)
                .bind("until", until)
                .execute();
    }

    /// Marks a failed run as running again and deletes its reasons; it keeps its slot.
    ///
    /// @return whether it had failed, and nobody else restarted it
    public boolean restart(long run, Instant now) {
        return restart(run, "failed", now);
    }

    /// Marks a run that held its issue as running again, as [#restart] does.
    ///
    /// @return whether nobody else restarted it
    public boolean restartHeld(long run, Instant now) {
        return restart(run, "nothing", now);
    }

    private boolean restart(long run, String outcome, Instant now) {
        int restarted = handle.createUpdate("""
                        update run set outcome = 'running', started_at = :now, ended_at = null
                        where id = :run and outcome = :outcome
                        """)
                .bind("run", run)
                .bind("outcome", outcome)
                .bind("now", now)
                .execute();
        if (restarted == 0) {
            return false;
        }
        handle.createUpdate("delete from reason where run_id = :run")
                .bind("run", run)
                .execute();
        return true;
    }

    /// Takes its slot from a run whose issue was undone, so that the slot may still have its issue: the run counts as
    /// one by hand.
    public void freeSlot(long run, Instant now) {
        Instant at = now;
        while (find(get(run).schedule(), at).isPresent()) {
            at = at.plusMillis(1);
        }
        handle.createUpdate("update run set slot = :at, occasion = 'manual' where id = :run")
                .bind("at", at)
                .bind("run", run)
                .execute();
    }

    /// Returns the run of a schedule's slot.
    public Optional<ScheduleRun> find(String schedule, Instant slot) {
        return handle.createQuery("select " + COLUMNS + " from run where schedule = :schedule and slot = :slot")
                .bind("schedule", schedule)
                .bind("slot", slot)
                .map(this::run)
                .findOne();
    }

    /// Returns a schedule's latest run.
    public Optional<ScheduleRun> lastOf(String schedule) {
        return handle.createQuery(
                        "select " + COLUMNS + " from run where schedule = :schedule order by slot desc limit 1")
                .bind("schedule", schedule)
                .map(this::run)
                .findOne();
    }

    /// Marks runs as failed whose process died before an issue was frozen.
    ///
    /// @param before a run that was started later may still be under way
    public void closeAbandoned(Instant before, Instant now) {
        handle.createUpdate("""
                        update run set outcome = 'failed', ended_at = :now,
                            summary = 'the process ended before the issue was made; nothing was sent'
                        where outcome = 'running' and started_at < :before
                            and not exists (select 1 from issue where issue.run_id = run.id)
                        """).bind("before", before).bind("now", now).execute();
    }

    private ScheduleRun run(ResultSet row, StatementContext context) throws SQLException {
        return run(row, reasons(row.getLong("id")));
    }

    private static ScheduleRun run(ResultSet row, List<Reason> reasons) throws SQLException {
        long ended = row.getLong("ended_at");
        return new ScheduleRun(
                row.getLong("id"),
                row.getString("schedule"),
                Instant.ofEpochMilli(row.getLong("slot")),
                ScheduleRun.Occasion.valueOf(row.getString("occasion").toUpperCase(Locale.ROOT)),
                ScheduleRun.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getString("summary"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)),
                reasons);
    }

    private List<Reason> reasons(long run) {
        return handle.createQuery(
                        "select verdict as kind, subject, article_id as article, detail from reason where run_id = :run order by no")
                .bind("run", run)
                .mapTo(Reason.class)
                .list();
    }
}

package gazette.demo;

import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.SendTest;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.press.workspace.AppContext;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs every schedule of the demo, and sends test mails when something changes.
public final class DemoPublisher {
    private static final int RECENT_ISSUES = 10;

    private final AppContext context;
    private final PrintStream out;
    private final RelayStates relayStates;

    public DemoPublisher(AppContext context, PrintStream out) {
        this.context = context;
        this.out = out;
        this.relayStates = new RelayStates(context.clock());
    }

    /// Runs every schedule once and prints a summary of each run. Returns whether none failed.
    public boolean run() {
        boolean succeeded = true;
        for (ScheduleConfig schedule : context.config().schedules().values()) {
            succeeded &= publish(schedule);
        }
        return succeeded;
    }

    /// Mails the changed issue to the editors as [Test]. Sends nothing to subscribers.
    ///
    /// @param since the start of the time in which articles changed
    public void sendTestsForChanges(Instant since) {
        List<Long> changed = context.store().read(tables -> tables.articles().changedSince(since));
        for (ScheduleConfig schedule : context.config().schedules().values()) {
            List<Issue> issues = context.store()
                    .read(tables -> tables.issues()
                            .latest(
                                    tables.lists().find(schedule.list()).stream()
                                            .toList(),
                                    RECENT_ISSUES));
            Optional<Issue> touched = issues.stream()
                    .filter(issue -> changed.isEmpty() || containsAny(issue, changed))
                    .findFirst();
            context.config().editors().forEach(editor -> sendTest(schedule, touched, editor));
        }
    }

    /// Mails the issue that holds a changed article; the next issue if none does.
    private void sendTest(ScheduleConfig schedule, Optional<Issue> touched, String editor) {
        var tests = new SendTest(context);
        touched.ifPresentOrElse(
                issue -> tests.issue(issue, schedule, editor), () -> tests.next(schedule, true, editor));
    }

    private static boolean containsAny(Issue issue, List<Long> articles) {
        return issue.articles().stream().anyMatch(stored -> articles.contains(stored.id()));
    }

    private boolean publish(ScheduleConfig schedule) {
        ScheduleRun run = new PublishSchedule(context, schedule)
                .run(context.clock().instant(), ScheduleRun.Occasion.MANUAL)
                .orElseThrow();
        new SendIssues(context, relayStates).run(() -> false);
        ScheduleRun ended = context.store().read(tables -> tables.runs().get(run.id()));
        if (ended.outcome() != ScheduleRun.Outcome.NOTHING) {
            out.println(schedule.name() + ": " + ended.summary());
        }
        return ended.outcome() != ScheduleRun.Outcome.FAILED;
    }
}

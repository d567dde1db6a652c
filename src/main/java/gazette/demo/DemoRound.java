package gazette.demo;

import gazette.config.ScheduleConfig;
import gazette.issues.Issue;
import gazette.issues.Run;
import gazette.press.Newsroom;
import gazette.press.PublishSchedule;
import gazette.press.SendIssues;
import gazette.press.SendTest;
import gazette.press.Traffic;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One round of the demo: every schedule runs once, and what is new goes out.
public final class DemoRound {
    private static final int RECENT = 10;

    private final Newsroom newsroom;
    private final PrintStream out;
    private final Traffic traffic;

    public DemoRound(Newsroom newsroom, PrintStream out) {
        this.newsroom = newsroom;
        this.out = out;
        this.traffic = new Traffic(newsroom.clock());
    }

    /// Runs every schedule and says what went where.
    ///
    /// @return whether all went well
    public boolean run() {
        boolean well = true;
        for (ScheduleConfig schedule : newsroom.config().schedules().values()) {
            well &= publish(schedule);
        }
        return well;
    }

    /// After a change: mails the editors, as [Test], what it touched. Nothing new goes out to readers.
    ///
    /// @param since when the change was looked for
    public void again(Instant since) {
        List<Long> changed = newsroom.store().read(tables -> tables.articles().changedSince(since));
        for (ScheduleConfig schedule : newsroom.config().schedules().values()) {
            List<Issue> issues = newsroom.store()
                    .read(tables -> tables.issues()
                            .latest(
                                    tables.lists().find(schedule.list()).stream()
                                            .toList(),
                                    RECENT));
            Optional<Issue> touched = issues.stream()
                    .filter(issue -> changed.isEmpty() || holdsAny(issue, changed))
                    .findFirst();
            newsroom.config().editors().forEach(editor -> test(schedule, touched, editor));
        }
    }

    /// The issue that holds what changed; where none does, the one to come.
    private void test(ScheduleConfig schedule, Optional<Issue> touched, String editor) {
        var tests = new SendTest(newsroom);
        touched.ifPresentOrElse(issue -> tests.issue(issue, schedule, editor), () -> tests.next(schedule, editor));
    }

    private static boolean holdsAny(Issue issue, List<Long> articles) {
        return issue.articles().stream().anyMatch(filed -> articles.contains(filed.id()));
    }

    private boolean publish(ScheduleConfig schedule) {
        Run run = new PublishSchedule(newsroom, schedule)
                .run(newsroom.clock().instant(), Run.Occasion.MANUAL)
                .orElseThrow();
        new SendIssues(newsroom, traffic).run(() -> false);
        Run ended = newsroom.store().read(tables -> tables.runs().get(run.id()));
        if (ended.outcome() != Run.Outcome.NOTHING) {
            out.println(schedule.name() + ": " + ended.summary());
        }
        return ended.outcome() != Run.Outcome.FAILED;
    }
}

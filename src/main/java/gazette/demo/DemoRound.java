package gazette.demo;

import gazette.config.ScheduleConfig;
import gazette.issues.Run;
import gazette.press.Newsroom;
import gazette.press.PublishSchedule;
import gazette.press.SendIssues;
import gazette.press.SendTest;
import java.io.PrintStream;

/// One round of the demo: every schedule runs once, and what is new goes out.
public final class DemoRound {
    private final Newsroom newsroom;
    private final PrintStream out;

    public DemoRound(Newsroom newsroom, PrintStream out) {
        this.newsroom = newsroom;
        this.out = out;
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

    /// After a change: mails what is new, and the latest issues once more, as they look now, to the editors.
    public void again() {
        run();
        for (ScheduleConfig schedule : newsroom.config().schedules().values()) {
            newsroom.store()
                    .read(tables -> tables.issues()
                            .latest(
                                    tables.lists().find(schedule.list()).stream()
                                            .toList(),
                                    1))
                    .forEach(issue -> newsroom.config()
                            .editors()
                            .forEach(editor -> new SendTest(newsroom).issue(issue, schedule, editor)));
        }
    }

    private boolean publish(ScheduleConfig schedule) {
        Run run = new PublishSchedule(newsroom, schedule)
                .run(newsroom.clock().instant(), Run.Occasion.MANUAL)
                .orElseThrow();
        new SendIssues(newsroom).run(() -> false);
        Run ended = newsroom.store().read(tables -> tables.runs().get(run.id()));
        if (ended.outcome() != Run.Outcome.NOTHING) {
            out.println(schedule.name() + ": " + ended.summary());
        }
        return ended.outcome() != Run.Outcome.FAILED;
    }
}

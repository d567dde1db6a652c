package gazette.cli;

import gazette.config.ScheduleConfig;
import gazette.issues.Run;
import gazette.press.Newsroom;
import gazette.press.Offered;
import gazette.press.PreviewSchedule;
import gazette.press.PublishByHand;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gazette publish SCHEDULE`.
@Command(name = "publish", description = "Runs a schedule now: picks what is new, sets an issue and sends it.")
final class PublishCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "SCHEDULE", description = "A schedule's name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--dry-run", description = "Only say what would be picked, and why.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    PublishCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Newsroom newsroom = workspace.open(clock)) {
            ScheduleConfig schedule = workspace.schedule(newsroom.config(), name);
            return dryRun ? rehearse(newsroom, schedule) : publish(newsroom, schedule);
        }
    }

    private int rehearse(Newsroom newsroom, ScheduleConfig schedule) {
        PrintWriter out = spec.commandLine().getOut();
        var preview = new PreviewSchedule(newsroom.config(), newsroom.themes(), clock)
                .run(schedule, Offered.read(newsroom.config(), schedule));
        preview.faults().forEach(out::println);
        preview.reasons().forEach(out::println);
        out.println(preview.files().isEmpty() ? "nothing would be sent" : "nothing was sent: this was a rehearsal");
        return 0;
    }

    private int publish(Newsroom newsroom, ScheduleConfig schedule) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Run run = new PublishByHand(newsroom, schedule)
                .run(progress -> spec.commandLine().getErr().println(progress));
        run.reasons().forEach(reason -> out.println("  " + reason));
        out.println(schedule.name() + ": " + run.summary());
        return run.outcome() == Run.Outcome.FAILED ? 1 : 0;
    }
}

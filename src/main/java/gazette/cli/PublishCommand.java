package gazette.cli;

import gazette.config.Fault;
import gazette.config.ScheduleConfig;
import gazette.issues.Run;
import gazette.press.Audience;
import gazette.press.Audience.Count;
import gazette.press.ImportSubscribers;
import gazette.press.Newsroom;
import gazette.press.Offered;
import gazette.press.PreviewSchedule;
import gazette.press.ProofFault;
import gazette.press.PublishByHand;
import gazette.press.PublishSchedule.OnErrors;
import gazette.press.Settling;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
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

    @Option(
            names = "--despite-errors",
            description = "Send it although the proof-reader found errors; that is recorded.")
    private boolean despiteErrors;

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
        Settling.await(newsroom.config(), clock);
        var preview = new PreviewSchedule(newsroom.config(), newsroom.themes(), clock)
                .run(schedule, Offered.read(newsroom.config(), schedule));
        List<Fault> readers = ImportSubscribers.faults(newsroom.config(), clock.instant());
        preview.faults().forEach(out::println);
        readers.forEach(out::println);
        preview.reasons().forEach(out::println);
        if (preview.files().isEmpty()) {
            out.println("nothing would be sent");
            return 0;
        }
        preview.proof().ifPresent(report -> new ProofSheet(out).findings(report));
        out.println("'" + preview.title() + "' would go to " + readers(newsroom, schedule)
                + " on file and to newcomers " + (schedule.segment().isEmpty() ? "" : "of it ") + "in subscribers/"
                + schedule.list() + ".csv");
        out.println("nothing was sent: this was a rehearsal");
        return 0;
    }

    private String readers(Newsroom newsroom, ScheduleConfig schedule) {
        Audience audience = Audience.of(newsroom.config(), schedule);
        Count count = newsroom.store().read(tables -> audience.count(tables, clock.instant()));
        boolean all = schedule.segment().isEmpty();
        return count.served()
                + (all ? "" : " of " + count.all())
                + (all && count.served() == 1 ? " reader" : " readers")
                + (all ? "" : " (segment '" + schedule.audience() + "')")
                + (count.choosy() ? " (to those with topics, if it has any of theirs)" : "");
    }

    private int publish(Newsroom newsroom, ScheduleConfig schedule) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Run run = new PublishByHand(newsroom, schedule, despiteErrors ? OnErrors.SEND : OnErrors.STOP)
                .run(progress -> spec.commandLine().getErr().println(progress));
        run.reasons().forEach(reason -> out.println("  " + reason));
        out.println(schedule.name() + ": " + run.summary());
        if (ProofFault.stopped(run)) {
            out.println("nothing was sent; mend it, or send it as it is: gazette publish " + schedule.name()
                    + " --despite-errors");
        }
        return run.outcome() == Run.Outcome.FAILED ? 1 : 0;
    }
}

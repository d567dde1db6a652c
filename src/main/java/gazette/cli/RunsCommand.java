package gazette.cli;

import gazette.issues.ScheduleRun;
import gazette.press.workspace.AppContext;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette runs`.
@Command(name = "runs", description = "The run log, the newest first: what each run did, and why.")
final class RunsCommand implements Callable<Integer> {

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--last", paramLabel = "N", description = "So many runs. Default: 20.", defaultValue = "20")
    private int last;

    @Option(names = "--reasons", description = "Every reason of each run, too.")
    private boolean reasons;

    @Option(names = "--json", description = "One JSON object a line, with all reasons.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    RunsCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (last < 1) {
            throw workspace.wrong("--last " + last + " would show nothing; write 1 or more");
        }
        try (AppContext context = workspace.open(clock)) {
            HoldNotice.print(
                    context,
                    json ? spec.commandLine().getErr() : spec.commandLine().getOut());
            ZoneId zone = context.config().publication().zone();
            List<ScheduleRun> runs =
                    context.store().read(tables -> tables.runs().latest(last));
            runs.forEach(run -> print(run, zone));
            if (runs.isEmpty()) {
                spec.commandLine().getErr().println("no run yet");
            }
            return 0;
        }
    }

    private void print(ScheduleRun run, ZoneId zone) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.of(fields(run)));
            return;
        }
        String outcome = run.outcome().name().toLowerCase(Locale.ROOT);
        out.printf("%s  %-10s %-8s %s%n", ZonedTime.minutes(run.slot(), zone), run.schedule(), outcome, run.summary());
        if (reasons) {
            run.reasons().forEach(reason -> out.println("    " + reason));
        }
    }

    private static Map<String, Object> fields(ScheduleRun run) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("run", run.id());
        fields.put("schedule", run.schedule());
        fields.put("slot", run.slot().toString());
        fields.put("occasion", run.occasion().name().toLowerCase(Locale.ROOT));
        fields.put("outcome", run.outcome().name().toLowerCase(Locale.ROOT));
        fields.put("summary", run.summary());
        fields.put(
                "reasons",
                run.reasons().stream()
                        .map(reason -> Map.of(
                                "verdict", reason.kind().word(),
                                "subject", reason.subject(),
                                "detail", reason.detail()))
                        .toList());
        return fields;
    }
}

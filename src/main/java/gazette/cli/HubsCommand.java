package gazette.cli;

import gazette.press.workspace.AppContext;
import gazette.store.WebSubHubTable.Health;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette hubs`.
@Command(name = "hubs", description = "Which hubs are told when feeds change, and how each fares.")
final class HubsCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    HubsCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            List<String> hubs = context.config().websub().hubs();
            if (hubs.isEmpty() && !json) {
                out().println("no hub is told: gazette.yaml names none under websub:");
            }
            hubs.forEach(hub -> print(
                    context, hub, context.store().read(tables -> tables.hubs().health(hub))));
            return 0;
        }
    }

    private void print(AppContext context, String hub, Health health) {
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("hub", hub);
            fields.put("feeds", health.topics());
            fields.put("waiting", health.waiting());
            fields.put("told", health.told().map(HubsCommand::second).orElse(""));
            fields.put("next", health.next().map(HubsCommand::second).orElse(""));
            fields.put("problem", health.problem());
            out().println(JsonLines.of(fields));
            return;
        }
        out().println(hub);
        out().println("  feeds   " + health.topics()
                + (health.waiting() == 0 ? "" : ", to be told of " + health.waiting()));
        ZoneId zone = context.config().publication().zone();
        out().println("  told    "
                + health.told().map(told -> ZonedTime.seconds(told, zone)).orElse("never yet"));
        health.next().ifPresent(next -> out().println("  next    " + ZonedTime.seconds(next, zone)));
        if (!health.problem().isEmpty()) {
            out().println("  problem " + health.problem());
        }
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

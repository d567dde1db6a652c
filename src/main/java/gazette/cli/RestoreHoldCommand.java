package gazette.cli;

import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.sending.WaitingLetters;
import gazette.press.workspace.AppContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette hold`.
@Command(
        name = "hold",
        description = {
            "Whether sending is on hold, and why.",
            "",
            "A database that was restored from a backup or copied to another place may not know of letters that went "
                    + "out since. So nothing is sent from it until you say that it is the right one. Look at the open "
                    + "issues first (gazette issue list), and cancel those that have gone out already."
        })
final class RestoreHoldCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--release", description = "This database is the right one: send from it.")
    private boolean release;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    RestoreHoldCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            var node = new RestoredDatabaseGuard(context);
            Optional<String> because = node.check();
            if (release) {
                node.release();
            }
            spec.commandLine().getOut().println(release ? released(because) : state(because));
            context.store()
                    .read(WaitingLetters::reasons)
                    .forEach(letters -> spec.commandLine().getOut().println(letters.detail()));
            if (release && because.isPresent()) {
                spec.commandLine().getOut().println("gazette serve sends what waits, or: gazette publish SCHEDULE");
            }
            return 0;
        }
    }

    private static String released(Optional<String> because) {
        return because.map(why -> "released: this database is sent from now on (it was on hold: " + why + ")")
                .orElse("not on hold, so there was nothing to release");
    }

    private static String state(Optional<String> because) {
        return because.map(why -> "on hold: " + why + "; to send from it: gazette hold --release")
                .orElse("not on hold");
    }
}

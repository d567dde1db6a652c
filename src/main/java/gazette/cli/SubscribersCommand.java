package gazette.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gazette subscribers`.
@Command(
        name = "subscribers",
        description = "Brings readers in and out, and tells of them.",
        synopsisSubcommandLabel = "COMMAND")
final class SubscribersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

package gazette.cli;

import picocli.CommandLine.Command;

/// Runs `gazette subscribers`.
@Command(
        name = "subscribers",
        description = "Brings subscribers in and out, and tells of them.",
        synopsisSubcommandLabel = "COMMAND")
final class SubscribersCommand extends CommandGroup {}

package gazette.cli;

import picocli.CommandLine.Command;

/// Runs `gazette theme`.
@Command(name = "theme", description = "What letters and pages look like.", synopsisSubcommandLabel = "COMMAND")
final class ThemeCommand extends CommandGroup {}

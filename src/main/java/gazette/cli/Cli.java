package gazette.cli;

import gazette.text.FailureText;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line: `gazette` and its commands.
@Command(
        name = "gazette",
        description = "Turns articles into issues and sends them everywhere: mail, feeds, web pages.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Cli implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Cli() {}

    /// Runs one command.
    ///
    /// @param more commands of other doors, which only the wiring knows
    /// @param out results
    /// @param err progress and faults
    /// @return 0, 1 if it failed, 2 if it was used wrongly
    public static int run(
            String[] args,
            ServeDemoSiteLauncher serveDemoSiteLauncher,
            List<Object> more,
            InstantSource clock,
            PrintWriter out,
            PrintWriter err) {
        CommandLine line = commandLine(serveDemoSiteLauncher, more, clock);
        var terminal = new TerminalWriter(out);
        var errors = new TerminalWriter(err);
        line.setOut(terminal);
        line.setErr(errors);
        // Its colours are control characters.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(new UsageErrorHandler());
        line.setExecutionExceptionHandler((e, failed, parsed) -> explain(e, failed));
        int exit = execute(line, args);
        // They flush by themselves at the end of a line only.
        terminal.flush();
        errors.flush();
        return exit;
    }

    /// picocli explains exceptions only. An [Error] has a stack trace of a thousand lines that helps nobody.
    private static int execute(CommandLine line, String[] args) {
        try {
            return line.execute(args);
        } catch (Error e) {
            line.getErr().println("gazette: " + FailureText.whole(e) + "; GAZETTE_TRACE=1 tells where");
            if (System.getenv("GAZETTE_TRACE") != null) {
                e.printStackTrace(line.getErr());
            }
            return 1;
        }
    }

    /// Returns all commands with their options, to be parsed or looked through.
    public static CommandLine commandLine(
            ServeDemoSiteLauncher serveDemoSiteLauncher, List<Object> more, InstantSource clock) {
        var line = new CommandLine(new Cli());
        List<Object> commands = List.of(
                new InitCommand(),
                new DemoCommand(serveDemoSiteLauncher),
                new ServeCommand(serveDemoSiteLauncher),
                new SiteCommand(serveDemoSiteLauncher),
                new ParseFeedCommand(),
                new PreviewCommand(clock),
                new PublishCommand(clock),
                new SendTestCommand(clock),
                new RunsCommand(clock),
                new CheckCommand(clock),
                new ListsCommand(clock),
                new HubsCommand(clock),
                new ScheduleCommand(clock),
                new ReviewCommand(clock),
                new IssueCommand(clock),
                new WhyCommand(clock),
                new AdminCommand(clock),
                new LinkKeyCommand(clock),
                new RestoreHoldCommand(clock),
                new InlineCssCommand(System.in),
                new BackupCommand(clock));
        commands.forEach(line::addSubcommand);
        more.forEach(line::addSubcommand);
        line.addSubcommand(new CommandLine(new ParseArticleCommand()).addSubcommand(new ArticleAgainCommand(clock)));
        line.addSubcommand(sources(clock));
        line.addSubcommand(dkim(clock));
        line.addSubcommand(subscribers(clock));
        line.addSubcommand(new CommandLine(new ThemeCommand())
                .addSubcommand(new ThemeListCommand())
                .addSubcommand(new ThemeCopyCommand()));
        addHelp(line);
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static CommandLine sources(InstantSource clock) {
        return new CommandLine(new SourcesCommand(clock))
                .addSubcommand(new SourcesImportCommand(clock))
                .addSubcommand(new SourcesExportCommand(clock));
    }

    private static CommandLine dkim(InstantSource clock) {
        return new CommandLine(new DkimCommand())
                .addSubcommand(new DkimNewCommand(clock))
                .addSubcommand(new DkimShowCommand());
    }

    private static CommandLine subscribers(InstantSource clock) {
        return new CommandLine(new SubscribersCommand())
                .addSubcommand(new SubscribersImportCommand(clock))
                .addSubcommand(new SubscribersExportCommand(clock))
                .addSubcommand(new SubscribersCountCommand(clock))
                .addSubcommand(new SubscribersShowCommand(clock))
                .addSubcommand(new SubscribersEraseCommand(clock, System.in));
    }

    private static void addHelp(CommandLine command) {
        for (CommandLine sub : command.getSubcommands().values()) {
            // A command that is a method says so itself: added here, the options would be taken for its parameters.
            if (!(sub.getCommandSpec().userObject() instanceof Method)) {
                sub.getCommandSpec().mixinStandardHelpOptions(true);
            }
            sub.getCommandSpec().usageMessage().abbreviateSynopsis(false);
            addHelp(sub);
        }
    }

    private static int explain(Exception e, CommandLine failed) {
        switch (e) {
            case ParameterException usage -> throw usage;
            case DiagnosticsException workspace ->
                workspace.faults().forEach(diagnostic -> failed.getErr().println(diagnostic));
            default -> failed.getErr().println("gazette: " + FailureText.whole(e));
        }
        if (System.getenv("GAZETTE_TRACE") != null) {
            e.printStackTrace(failed.getErr());
        }
        return 1;
    }
}

package gazette.cli;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.press.sending.ControlIssue;
import gazette.press.sending.UndoIssue;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Runs `gazette issue`: what became of an issue, and orders to it. Works beside a running `serve`, which obeys within
/// seconds.
@Command(
        name = "issue",
        description = "What became of an issue, and orders to it.",
        synopsisSubcommandLabel = "COMMAND")
final class IssueCommand extends CommandGroup {
    private final InstantSource clock;

    IssueCommand(InstantSource clock) {
        this.clock = clock;
    }

    /// Holds the issue that a command is about.
    static final class Named {
        @Mixin
        private final WorkspaceOption workspace = new WorkspaceOption();

        @Parameters(index = "0", paramLabel = "ISSUE", description = "LIST/NUMBER, such as lamplight/4.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        @Spec(Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec command;

        int with(InstantSource clock, Act act) {
            try (AppContext context = workspace.open(clock)) {
                SendingIssue issue =
                        new ControlIssue(context).find(name).orElseThrow(() -> workspace.unknownIssue(context, name));
                return act.on(context, issue, command.commandLine().getOut());
            }
        }
    }

    /// Does something with an issue.
    interface Act {
        /// @return the exit code
        int on(AppContext context, SendingIssue issue, PrintWriter out);
    }

    @Command(mixinStandardHelpOptions = true, name = "list", description = "The latest issues and how far they are.")
    int list(@Mixin WorkspaceOption workspace) {
        try (AppContext context = workspace.open(clock)) {
            HoldNotice.print(context, spec.commandLine().getOut());
            new IssueStatusPrinter(context, spec.commandLine().getOut()).list();
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "show",
            description = "Letters by state, rate, time left, and what servers replied.")
    int show(@Mixin Named named, @Option(names = "--json", description = "One JSON object.") boolean json) {
        return named.with(clock, (context, issue, out) -> {
            HoldNotice.print(context, json ? spec.commandLine().getErr() : out);
            new IssueStatusPrinter(context, out).show(issue, json);
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "verify",
            description = "Proves that each frozen recipient is accounted for, and names who is not.")
    int verify(
            @Mixin Named named,
            @Option(
                            names = "--recount",
                            description = "First counts the letters anew, if those that are shown are wrong.")
                    boolean recount) {
        return named.with(clock, (context, issue, out) -> {
            if (recount) {
                new ControlIssue(context).recount(issue);
            }
            return new IssueStatusPrinter(context, out).verify(issue) ? 0 : 1;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "pause",
            description = "Sends nothing more of it until it is resumed.")
    int pause(@Mixin Named named) {
        return named.with(
                clock, (context, issue, out) -> say(out, issue, "paused", new ControlIssue(context).pause(issue)));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "resume",
            description = "Goes on with a paused issue. If its relay pauses, tries that at once.")
    int resume(@Mixin Named named) {
        return named.with(
                clock, (context, issue, out) -> say(out, issue, "resumed", new ControlIssue(context).resume(issue)));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "cancel",
            description = "Gives it up: who did not get it yet will not.")
    int cancel(@Mixin Named named) {
        return named.with(
                clock, (context, issue, out) -> say(out, issue, "cancelled", new ControlIssue(context).cancel(issue)));
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "undo",
            description = "Takes back an issue that was sent at the desk less than a minute ago, as if never made.")
    int undo(@Mixin Named named) {
        return named.with(clock, (context, issue, out) -> {
            boolean undone = new UndoIssue(context).undo(issue.id(), issue.run(), "command line", "");
            if (undone) {
                out.println(issue.name() + " is undone: nothing of it went out, and its articles are new again");
                return 0;
            }
            spec.commandLine()
                    .getErr()
                    .println(issue.name() + " cannot be undone: it is " + IssueStatusPrinter.status(issue)
                            + (issue.state().isUnderWay() ? "; to stop it: gazette issue pause " + issue.name() : ""));
            return 1;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "retry",
            description = "Sends letters once more that failed, or that are held.")
    int retry(
            @Mixin Named named,
            @Option(
                            names = "--held",
                            description = "Those held after two broken dialogues, which may have arrived. "
                                    + "Default: those that failed.")
                    boolean held) {
        return named.with(clock, (context, issue, out) -> {
            DeliveryState state = held ? DeliveryState.HELD : DeliveryState.FAILED;
            int letters = new ControlIssue(context).retry(issue, state);
            out.println(issue.name() + ": " + letters + " " + state.word()
                    + (letters == 1 ? " letter goes" : " letters go") + " out once more");
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "withdraw",
            description = "Takes it off the web: from pages, feeds and archives. Letters are not touched.")
    int withdraw(
            @Mixin Named named,
            @Option(names = "--restore", description = "Puts a withdrawn issue back.") boolean restore) {
        return named.with(clock, (context, issue, out) -> {
            var orders = new ControlIssue(context);
            Optional<List<String>> articles = restore ? orders.restore(issue) : orders.withdraw(issue);
            if (articles.isEmpty() && !restore && issue.isWithdrawn()) {
                spec.commandLine().getErr().println(issue.name() + " is withdrawn already; --restore puts it back");
                return 1;
            }
            boolean done = say(out, issue, restore ? "restored" : "withdrawn", articles.isPresent()) == 0;
            articles.ifPresent(titles -> tell(out, issue, restore, titles));
            return done ? 0 : 1;
        });
    }

    private static void tell(PrintWriter out, SendingIssue issue, boolean restored, List<String> articles) {
        out.println(
                restored
                        ? "  its page and its entries in feeds and archives are there again"
                        : "  its page and its entries in feeds and archives are gone; letters that went out stay");
        articles.forEach(title -> out.println("  article " + (restored ? "back: " : "gone: ") + title));
        if (!restored && (issue.state().isUnderWay() || issue.state() == IssueState.PAUSED)) {
            out.println("  its letters still go out; to stop them: gazette issue cancel " + issue.name());
        }
    }

    private int say(PrintWriter out, SendingIssue issue, String done, boolean changed) {
        if (changed) {
            out.println(issue.name() + " is " + done);
            return 0;
        }
        spec.commandLine()
                .getErr()
                .println(issue.name() + " cannot be " + done + ": it is " + IssueStatusPrinter.status(issue)
                        + (issue.state() == IssueState.UNDOABLE
                                ? "; to take it back: gazette issue undo " + issue.name()
                                : ""));
        return 1;
    }
}

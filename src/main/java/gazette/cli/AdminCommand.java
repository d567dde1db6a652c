package gazette.cli;

import gazette.accounts.Account;
import gazette.accounts.AccountRole;
import gazette.accounts.Actor;
import gazette.press.accounts.Team;
import gazette.press.accounts.Team.Member;
import gazette.press.accounts.Team.TeamResult;
import gazette.press.accounts.VerifyAuditLog;
import gazette.press.accounts.VerifyAuditLog.AuditReport;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.DeskAddress;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs `gazette admin`: the people who sign in to the desk. It needs no running `serve`, and works beside one.
@Command(
        name = "admin",
        description = "The people who sign in to the desk, and what was done there.",
        synopsisSubcommandLabel = "COMMAND")
final class AdminCommand extends CommandGroup {
    private final InstantSource clock;

    AdminCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Command(mixinStandardHelpOptions = true, name = "list", description = "The accounts, with their roles.")
    int list(
            @Mixin WorkspaceOption workspace,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        try (AppContext context = workspace.open(clock)) {
            List<Member> members = new Team(context, Actor.COMMAND_LINE).members();
            members.forEach(member -> out().println(json ? jsonLine(member) : line(member)));
            if (members.isEmpty() && !json) {
                out().println("no accounts yet; gazette serve prints a link for the first owner");
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "add",
            description = "Makes an account, and prints a link by which the person comes in once and chooses a passkey"
                    + " or a password. It is good for a week.")
    int add(
            @Mixin WorkspaceOption workspace,
            @Parameters(paramLabel = "NAME", description = "What the person signs in with, and what others see.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description =
                                    "viewer (sees everything), writer (writes drafts), editor (sends), or owner (invites"
                                            + " others).")
                    String role) {
        try (AppContext context = workspace.open(clock)) {
            AccountRole wanted = Arrays.stream(AccountRole.values())
                    .filter(one -> word(one).equals(role.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> workspace.unknown(
                            "role",
                            role,
                            "--role",
                            Arrays.stream(AccountRole.values())
                                    .map(AdminCommand::word)
                                    .toList()));
            TeamResult result = new Team(context, Actor.COMMAND_LINE).invite(name, wanted);
            if (result instanceof TeamResult.NameRefused refused) {
                throw workspace.wrong(
                        refused.isTaken()
                                ? "there is an account '" + name + "'; choose another name, or make a new link for it:"
                                        + " gazette admin reset"
                                : "'" + name + "' is no name for an account: use letters, digits, blanks and . _ - @ ',"
                                        + " 40 characters at most");
            }
            printLink(context, result);
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "reset",
            description = "When somebody cannot sign in any more: removes the account's passkeys, password and"
                    + " authenticator app, ends its sessions, and prints a link by which the person comes in once. It is"
                    + " good for a day.")
    int reset(
            @Mixin WorkspaceOption workspace,
            @Parameters(paramLabel = "NAME", description = "As gazette admin list shows it.") String name) {
        try (AppContext context = workspace.open(clock)) {
            printLink(
                    context,
                    new Team(context, Actor.COMMAND_LINE)
                            .reset(account(context, workspace, name).id()));
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "verify",
            description = "Verifies that the audit log is as it was written. Prints the hash of the last entry: keep it"
                    + " elsewhere, and name it the next time, so that a log that was cut off or written anew shows.")
    int verify(
            @Mixin WorkspaceOption workspace,
            @Option(names = "--has", paramLabel = "HASH", description = "A hash that was printed before.")
                    Optional<String> noted) {
        try (AppContext context = workspace.open(clock)) {
            AuditReport report = new VerifyAuditLog(context).run(noted);
            if (report.broken().isPresent()) {
                out().println("entry " + report.broken().get().id() + " of "
                        + report.broken().get().at()
                        + " is not as it was written, or entries before it are missing; "
                        + report.entries() + " entries before it are in order");
                return 1;
            }
            if (!report.hasNoted()) {
                out().println("the log has no entry " + noted.orElseThrow()
                        + ": its end was cut off, or it was written anew");
                return 1;
            }
            out().println(report.entries() + " entries, all as they were written"
                    + (report.head().isEmpty() ? "" : "; the last one is " + report.head()));
            return 0;
        }
    }

    private void printLink(AppContext context, TeamResult result) {
        if (result instanceof TeamResult.DoneWithLink made) {
            out().println("give this link to " + made.account().name() + "; it is good once:");
            out().println("  "
                    + DeskAddress.of(context.config(), context.config().web().port())
                            .page("/desk/join/" + made.token()));
        }
    }

    private static Account account(AppContext context, WorkspaceOption workspace, String name) {
        return context.store()
                .read(tables -> tables.accounts().byName(name))
                .orElseThrow(() -> workspace.unknown(
                        "account",
                        name,
                        "the desk",
                        context.store().read(tables -> tables.accounts().all()).stream()
                                .map(Account::name)
                                .toList()));
    }

    private static String line(Member member) {
        return member.account().name() + "  " + word(member.account().role())
                + (member.hasJoined() ? "" : "  invited, has not come in yet");
    }

    private static String jsonLine(Member member) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", member.account().name());
        fields.put("role", word(member.account().role()));
        fields.put("joined", member.hasJoined());
        return JsonLines.of(fields);
    }

    private static String word(AccountRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

package gazette.cli;

import gazette.config.ScheduleConfig;
import gazette.delivery.SendResult;
import gazette.issues.Issue;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.publishing.SendTest;
import gazette.press.workspace.AppContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette send-test SCHEDULE-or-ISSUE --to ADDR`.
@Command(name = "send-test", description = "Sends one [Test] letter to any address; the ledger does not know of it.")
final class SendTestCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private final OfflineOption offline = new OfflineOption();

    @Parameters(
            paramLabel = "SCHEDULE-or-ISSUE",
            description = "A schedule's name for what it would send next, or an issue as LIST/NUMBER.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String what;

    @Option(names = "--to", paramLabel = "ADDR", required = true, description = "The recipient.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SendTestCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        String to = workspace.address(address).toString();
        try (AppContext context = workspace.open(clock)) {
            Optional<SendResult> receipt = what.contains("/") ? issue(context, to) : next(context, to);
            if (receipt.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("nothing new for '" + what + "', so there is no letter to test; name an issue, as in"
                                + " gazette send-test "
                                + workspace.schedule(context.config(), what).list() + "/1");
                return 1;
            }
            spec.commandLine()
                    .getOut()
                    .println(to + ": " + receipt.get().reply().text());
            return receipt.get() instanceof SendResult.Accepted ? 0 : 1;
        }
    }

    private Optional<SendResult> next(AppContext context, String to) {
        ScheduleConfig schedule = workspace.schedule(context.config(), what);
        AwaitStableFiles.await(context.config(), clock);
        Optional<SendResult> result = new SendTest(context).next(schedule, offline.isOnline(), to);
        offline.warn(context, spec.commandLine().getErr());
        return result;
    }

    private Optional<SendResult> issue(AppContext context, String to) {
        String list = what.substring(0, what.indexOf('/'));
        String number = what.substring(what.indexOf('/') + 1);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw workspace.unknownIssue(context, what);
        }
        Issue issue = context.store()
                .read(tables -> tables.issues().find(list, Long.parseLong(number)))
                .orElseThrow(() -> workspace.unknownIssue(context, what));
        ScheduleConfig schedule = context.config().schedules().values().stream()
                .filter(one -> one.list().equals(list))
                .findFirst()
                .orElseThrow(() -> workspace.wrong("no schedule serves the list '" + list + "'"));
        return Optional.of(new SendTest(context).issue(issue, schedule, to));
    }
}

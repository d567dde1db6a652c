package gazette.cli;

import gazette.press.membership.EraseSubscriber;
import gazette.press.membership.EraseSubscriber.Outcome;
import gazette.press.workspace.AppContext;
import gazette.subscribers.address.EmailAddress;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette subscribers erase`.
@Command(
        name = "erase",
        description =
                "Forgets a subscriber for good. Counts stay, and a keyed hash of the address, so that no import brings"
                        + " them back.")
final class SubscribersEraseCommand implements Callable<Integer> {
    private final InstantSource clock;
    private final InputStream in;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "ADDRESS", description = "The subscriber's address.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /// @param in where the answer to the question comes from
    SubscribersEraseCommand(InstantSource clock, InputStream in) {
        this.clock = clock;
        this.in = in;
    }

    @Override
    public Integer call() {
        EmailAddress subscriber = workspace.address(address);
        PrintWriter err = spec.commandLine().getErr();
        try (AppContext context = workspace.open(clock)) {
            if (context.store()
                    .read(tables -> tables.subscribers().byAddress(subscriber))
                    .isEmpty()) {
                return unknown(subscriber, err);
            }
            if (!yes && !agreed(subscriber, err)) {
                err.println("nothing was erased");
                return 1;
            }
            return switch (new EraseSubscriber(context).run(subscriber)) {
                case Outcome.Unknown _ -> unknown(subscriber, err);
                case Outcome.Underway _ -> {
                    err.println("a letter to them is just going out, so nothing was erased; run it again in a minute");
                    yield 1;
                }
                case Outcome.Erased erased -> print(erased);
            };
        }
    }

    private static int unknown(EmailAddress subscriber, PrintWriter err) {
        err.println("no subscriber has the address " + subscriber);
        return 1;
    }

    private boolean agreed(EmailAddress subscriber, PrintWriter err) {
        err.println("This forgets " + subscriber + " for good: name, choices, consent, letters' addresses. Write yes:");
        err.flush();
        var answer = new Scanner(in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("yes");
    }

    private int print(Outcome.Erased erased) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("erased; a keyed hash of the address stays, so that no import brings them back");
        if (erased.mails() > 0) {
            out.println("letters removed from the local mailbox: " + erased.mails());
        }
        erased.remains().forEach(place -> out.println("remove the row yourself: " + place));
        out.println("not looked through: backups, copies of the database, files elsewhere, the logs of mail servers");
        return 0;
    }
}

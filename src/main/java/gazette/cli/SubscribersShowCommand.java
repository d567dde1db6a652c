package gazette.cli;

import gazette.press.membership.RequestedMailLimits;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.LinkKeys;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.KeyRing;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette subscribers show`.
@Command(name = "show", description = "Everything that is known of one subscriber.")
final class SubscribersShowCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "ADDRESS", description = "The subscriber's address.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    @Option(names = "--json", description = "One JSON object, to hand to the subscriber.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SubscribersShowCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        EmailAddress subscriber = workspace.address(address);
        try (AppContext context = workspace.open(clock)) {
            Optional<Map<String, Object>> known =
                    context.store().read(tables -> tables.personalData().find(subscriber.normal()));
            Optional<String> suppressed =
                    context.store().read(tables -> tables.blockedAddresses().find(subscriber));
            if (known.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("no subscriber has the address " + subscriber
                                + suppressed
                                        .map(because -> "; no letter goes there: " + because)
                                        .orElse(""));
                return 1;
            }
            var dossier = new LinkedHashMap<>(known.get());
            if (context.linkKeys() instanceof LinkKeys.Usable(KeyRing keys)) {
                String mailbox = RequestedMailLimits.mailbox(keys, subscriber);
                dossier.put(
                        "mail_requests",
                        context.store().read(tables -> tables.personalData().mailRequests(mailbox)));
            }
            suppressed.ifPresent(because -> dossier.put("suppressed", because));
            print(dossier);
            return 0;
        }
    }

    private void print(Map<String, Object> dossier) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.of(dossier));
            return;
        }
        dossier.forEach((name, value) -> {
            switch (value) {
                case List<?> rows when rows.isEmpty() -> {}
                case Map<?, ?> none when none.isEmpty() -> {}
                case List<?> rows -> {
                    out.println(name + ":");
                    rows.forEach(row -> out.println("  " + line(row)));
                }
                case Map<?, ?> fields -> out.println(name + ": " + line(fields));
                default -> out.println(name.replace('_', ' ') + ": " + value);
            }
        });
    }

    private static String line(Object row) {
        return row instanceof Map<?, ?> fields
                ? fields.entrySet().stream()
                        .map(field -> String.valueOf(field.getKey()).replace('_', ' ') + " " + field.getValue())
                        .collect(Collectors.joining(", "))
                : String.valueOf(row);
    }
}

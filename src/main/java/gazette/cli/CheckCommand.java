package gazette.cli;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ImapConfig;
import gazette.config.RelayConfig;
import gazette.press.upkeep.CheckWorkspace;
import gazette.press.upkeep.TryRelay;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette check`.
@Command(
        name = "check",
        description =
                "Looks through settings, segments, schedules, articles, subscribers and templates, and names every"
                        + " fault with file and line.")
final class CheckCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--relay",
            description =
                    "Connect to each relay, offer it a letter from the sender to the sender without sending it, connect to"
                            + " the mailbox, and explain what fails.")
    private boolean relay;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CheckCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        CheckWorkspace.Report report = new CheckWorkspace(clock).run(workspace.folder(), System.getenv());
        report.faults().forEach(diagnostic -> print("fault", diagnostic));
        report.warnings().forEach(warning -> print("warning", warning));
        ZoneId zone = report.config().map(config -> config.publication().zone()).orElse(ZoneOffset.UTC);
        var printer = new FiringsPrinter(zone, out(), json);
        report.calendars().forEach((schedule, calendar) -> {
            Instant now = clock.instant();
            printer.print(schedule, calendar.upcoming(now), calendar.pausedBecause(now), Optional.empty());
        });
        report.config().ifPresent(config -> config.mail().relays().values().forEach(this::printWarmUp));
        int dead = relay ? report.config().map(this::tryRelays).orElse(0) : 0;
        if (!json && report.config().isEmpty()) {
            out().println("articles, subscribers and templates are looked at when these are mended");
        }
        if (!json) {
            out().println(count(report.faults().size() + dead, "fault") + ", "
                    + count(report.warnings().size(), "warning"));
        }
        return report.faults().isEmpty() && dead == 0 ? 0 : 1;
    }

    private static String count(int number, String what) {
        return (number == 0 ? "no" : number) + " " + what + (number == 1 ? "" : "s");
    }

    private void print(String kind, Diagnostic diagnostic) {
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("kind", kind);
            fields.put("file", diagnostic.file().toString());
            fields.put("line", diagnostic.line());
            fields.put("problem", diagnostic.problem());
            fields.put("remedy", diagnostic.remedy());
            out().println(JsonLines.of(fields));
            return;
        }
        out().println((kind.equals("warning") ? "warning: " : "") + diagnostic);
    }

    private void printWarmUp(RelayConfig one) {
        Optional<LocalDate> warm = one.limits().warmUpEndDate();
        if (warm.isEmpty()) {
            return;
        }
        int today = one.limits()
                .perDay(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .orElseThrow();
        if (json) {
            out().println(JsonLines.of(Map.of(
                    "kind",
                    "warm-up",
                    "relay",
                    one.name(),
                    "today",
                    today,
                    "doneOn",
                    warm.get().toString())));
            return;
        }
        out().println("relay '" + one.name() + "' warms up: " + today + " letters today, done on " + warm.get());
    }

    /// Returns how many relays and mailboxes do not answer.
    private int tryRelays(Config config) {
        if (config.mail().relays().isEmpty() && !json) {
            out().println("no relay: letters stay in the local mailbox");
        }
        int dead = 0;
        for (RelayConfig one : config.mail().relays().values()) {
            var attempt = new TryRelay(config, one);
            Optional<String> trouble = attempt.run();
            print("relay", trouble.orElseGet(() -> works(one, attempt.senders())), trouble.isEmpty());
            dead += trouble.isEmpty() ? 0 : 1;
        }
        Optional<ImapConfig> mailbox = config.mail().unsubscribeMailbox();
        return dead + (mailbox.isEmpty() || tryMailbox(mailbox.get()) ? 0 : 1);
    }

    private static String works(RelayConfig one, List<String> senders) {
        return "relay '" + one.name() + "' (" + one.host() + ":" + one.port() + ") answers"
                + (one.login().isPresent() ? ", takes the login" : "")
                + (senders.isEmpty() ? "" : ", takes mail from " + String.join(", ", senders));
    }

    private boolean tryMailbox(ImapConfig mailbox) {
        Optional<String> trouble = CheckWorkspace.tryMailbox(mailbox);
        String works = "mailbox (" + mailbox.host() + ":" + mailbox.port() + ") answers and takes the login";
        print("mailbox", trouble.orElse(works), trouble.isEmpty());
        return trouble.isEmpty();
    }

    private void print(String kind, String result, boolean answers) {
        out().println(json ? JsonLines.of(Map.of("kind", kind, "answers", answers, "result", result)) : result);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

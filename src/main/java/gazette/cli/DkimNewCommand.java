package gazette.cli;

import gazette.config.Config;
import gazette.config.DkimKey;
import gazette.config.DkimKey.Algorithm;
import gazette.config.ListConfig;
import gazette.delivery.dkim.DkimRecord;
import gazette.press.upkeep.MakeDkimKey;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette dkim new`.
@Command(
        name = "new",
        description = "Makes a key in data/dkim/, and says what to write in the DNS and in gazette.yaml.")
final class DkimNewCommand implements Callable<Integer> {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
    private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "The domain that answers for the letters. Default: that of the first list's sender.")
    private Optional<String> domain = Optional.empty();

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            description = "The key's name in the DNS. Default: its type and this month, such as rsa-2026-11.")
    private Optional<String> selector = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "rsa (2048 bits), which every mail server knows, or ed25519, which few do yet. Default: rsa.",
            defaultValue = "rsa")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String type;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    DkimNewCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Algorithm algorithm = algorithm();
        String name = checked("--selector", selector.orElseGet(() -> type + "-" + MONTH.format(clock.instant())));
        // With --domain the settings are not read: they may already name the key that is to be made.
        String signing = checked("--domain", domain.orElseGet(() -> senderDomain(workspace.config())));
        print(new MakeDkimKey(workspace.folder()).run(name, signing, algorithm));
        return 0;
    }

    private Algorithm algorithm() {
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.word().equals(type)) {
                return algorithm;
            }
        }
        throw workspace.wrong("'" + type + "' is no type of key; write rsa or ed25519");
    }

    private String checked(String option, String written) {
        if (!written.matches(NAME) || written.contains("..")) {
            throw workspace.wrong("'" + written + "' is no " + option + "; write a–z, 0–9, - and . only");
        }
        return written;
    }

    private static String senderDomain(Config config) {
        ListConfig first = config.lists().values().iterator().next();
        return first.mail().from().domain();
    }

    private void print(DkimKey key) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The key is in " + MakeDkimKey.file(key.selector()) + ". Keep it to yourself.");
        out.println();
        out.println("1. Write this in the DNS of " + key.domain() + ":");
        out.println();
        DkimCommand.print(DkimRecord.of(key), out);
        out.println();
        out.println("2. When the DNS answers with it, write this in gazette.yaml:");
        out.println();
        out.println("dkim:");
        out.println("  " + key.selector() + ":");
        out.println("    domain: " + key.domain());
        out.println("    key_file: " + MakeDkimKey.file(key.selector()));
    }
}

package gazette.cli;

import gazette.config.Config;
import gazette.config.ScheduleConfig;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.publishing.PreviewSchedule;
import gazette.press.publishing.PreviewSchedule.Preview;
import gazette.press.publishing.PreviewSchedule.Wish;
import gazette.press.workspace.AppContext;
import gazette.subscribers.address.EmailAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette preview SCHEDULE --out DIR`.
@Command(
        name = "preview",
        description =
                "Writes what a schedule would send next: preview.html for whoever proof-reads it, digest.html, digest.txt, message.eml, feed.rss, feed.atom,"
                        + " feed.json and preflight.json. Asks the sources first, as a run does, and keeps what they say. Says what the"
                        + " linter finds. Sends nothing.")
final class PreviewCommand implements Callable<Integer> {
    private static final Instant LATEST = Instant.parse("9999-12-01T00:00:00Z");

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private final OfflineOption offline = new OfflineOption();

    @Parameters(paramLabel = "SCHEDULE", description = "A schedule's name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write; made if need be.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--seeds",
            paramLabel = "DIR",
            description = "Read articles from this folder instead, as if no issue had gone out yet.")
    @SuppressWarnings("NullAway.Init") // absent means null to picocli, and is converted at once
    private Path seeds;

    @Option(names = "--at", paramLabel = "INSTANT", description = "As if it were this time: 2026-11-30T08:00:00Z.")
    @SuppressWarnings("NullAway.Init") // absent means null to picocli, and is converted at once
    private String at;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "",
            description = "As subscribers of this language get it: zh, pt-BR. The default is the list's.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String language;

    @Option(
            names = "--subscriber",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "As this subscriber gets it: their topics, language and name. Its links do nothing.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String subscriber;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    PreviewCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Config config = workspace.config();
        ScheduleConfig schedule = workspace.schedule(config, name);
        var wish = new Wish(
                offline.isOnline(), Optional.ofNullable(at).map(this::time), language(), subscriber(), Set.of());
        Preview preview = seeds == null ? next(config, schedule, wish) : ofSeeds(config, wish);
        preview.reasons().forEach(err::println);
        write(preview.files());
        if (preview.files().isEmpty()) {
            err.println("nothing new for '" + name + "', so there is nothing to preview: "
                    + NothingNewHint.of(config, schedule, preview.reasons()));
            return 1;
        }
        preview.lintReport()
                .ifPresent(report -> new LintReportPrinter(spec.commandLine().getOut()).print(report));
        return 0;
    }

    private Preview next(Config config, ScheduleConfig schedule, Wish wish) {
        try (AppContext context = AppContext.open(config, clock)) {
            AwaitStableFiles.await(config, clock);
            Preview preview = new PreviewSchedule(context).run(schedule, wish);
            offline.warn(context, spec.commandLine().getErr());
            return preview;
        }
    }

    private Preview ofSeeds(Config config, Wish wish) {
        Config sources = config.withSeeds(seeds);
        AwaitStableFiles.await(sources, clock);
        return PreviewSchedule.ofNewPaper(sources, sources.schedule(name), wish, clock);
    }

    private String language() {
        if (!language.isEmpty() && Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw workspace.wrong("--lang '" + language + "' is no language; write a tag such as en, zh or pt-BR");
        }
        return language;
    }

    private Optional<EmailAddress> subscriber() {
        if (!subscriber.isEmpty() && !language.isEmpty()) {
            throw workspace.wrong("--subscriber and --lang are one too many: a subscriber has a language");
        }
        return Optional.of(subscriber).filter(text -> !text.isEmpty()).map(workspace::address);
    }

    private Instant time(String written) {
        try {
            Instant time = Instant.parse(written);
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException _) {
            // It is refused below.
        }
        throw workspace.wrong("--at '" + written + "' is not a time; write it as 2026-11-30T08:00:00Z");
    }

    private void write(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(out);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
            spec.commandLine().getOut().println(out.resolve(file.getKey()));
        }
    }
}

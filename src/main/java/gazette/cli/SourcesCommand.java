package gazette.cli;

import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.config.SourceConfig;
import gazette.press.DecideBurst;
import gazette.press.Newsroom;
import gazette.sources.FeedState;
import gazette.sources.Sighting.Fate;
import gazette.store.Tables;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gazette sources`.
@Command(name = "sources", description = "Where articles come from, and how each feed fares.")
final class SourcesCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--take", paramLabel = "FEED", description = "Takes the entries of a burst that is held.")
    private Optional<String> take = Optional.empty();

    @Option(names = "--pass", paramLabel = "FEED", description = "Passes them over.")
    private Optional<String> pass = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SourcesCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Newsroom newsroom = workspace.open(clock)) {
            take.ifPresent(feed -> decide(newsroom, feed, true));
            pass.ifPresent(feed -> decide(newsroom, feed, false));
            if (take.isEmpty() && pass.isEmpty()) {
                newsroom.config().sources().values().forEach(source -> print(newsroom, source));
            }
            return 0;
        }
    }

    private void decide(Newsroom newsroom, String name, boolean takes) {
        if (newsroom.config().feeds().stream().noneMatch(feed -> feed.name().equals(name))) {
            throw workspace.wrong("there is no feed '" + name + "' under sources: in gazette.yaml");
        }
        long held = DecideBurst.run(newsroom, name, takes);
        String end = takes ? " come with the next look at the feed" : " are passed over";
        spec.commandLine().getOut().println(held == 0 ? "nothing is held" : held + " entries" + end);
    }

    private void print(Newsroom newsroom, SourceConfig source) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> fields = newsroom.store().read(tables -> fields(tables, source));
        if (json) {
            out.println(JsonLines.of(fields));
            return;
        }
        out.printf("%-14s %s%n", source.name(), fields.getOrDefault("folder", fields.get("feed")));
        fields.forEach((name, value) -> {
            if (!name.equals("source") && !name.equals("folder") && !name.equals("feed") && !value.equals("")) {
                out.printf("  %-10s %s%n", words(name), value);
            }
        });
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> fields(Tables tables, SourceConfig source) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("source", source.name());
        switch (source) {
            case FolderConfig folder -> fields.put("folder", folder.folder().toString());
            case FeedConfig feed -> feed(tables, feed, fields);
        }
        fields.put("articles", tables.articles().presentPaths(source.name()).size());
        return fields;
    }

    private static void feed(Tables tables, FeedConfig feed, Map<String, Object> fields) {
        fields.put("feed", feed.address());
        Optional<FeedState> known =
                tables.feeds().find(feed.name()).filter(state -> state.address().equals(feed.address()));
        fields.put("health", known.map(SourcesCommand::health).orElse("not looked at yet"));
        fields.put(
                "movedTo",
                known.map(FeedState::asked)
                        .filter(asked -> !asked.equals(feed.address()))
                        .orElse(""));
        fields.put(
                "read",
                known.flatMap(FeedState::read).map(SourcesCommand::second).orElse(""));
        fields.put(
                "nextLook",
                known.filter(state -> !state.ended())
                        .map(state -> second(state.next()))
                        .orElse(""));
        long held = tables.feeds().count(feed.name()).getOrDefault(Fate.HELD, 0L);
        fields.put("held", held == 0 ? "" : held);
    }

    private static String health(FeedState state) {
        if (state.problem().isEmpty()) {
            return "well";
        }
        return state.problem() + (state.failures() > 1 ? ", " + state.failures() + " times now" : "");
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

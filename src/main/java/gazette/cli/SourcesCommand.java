package gazette.cli;

import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.config.SourceConfig;
import gazette.press.AskAgain;
import gazette.press.DecideBurst;
import gazette.press.Newsroom;
import gazette.store.Tables;
import java.io.PrintWriter;
import java.time.InstantSource;
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

    @Option(names = "--again", paramLabel = "FEED", description = "Lets a feed be asked now, even one that ended.")
    private Optional<String> again = Optional.empty();

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
            again.ifPresent(feed -> askAgain(newsroom, feed));
            if (take.isEmpty() && pass.isEmpty() && again.isEmpty()) {
                newsroom.config().sources().values().forEach(source -> print(newsroom, source));
            }
            return 0;
        }
    }

    private void decide(Newsroom newsroom, String name, boolean takes) {
        check(newsroom, name);
        long held = DecideBurst.run(newsroom, name, takes);
        String end = takes ? " come with the next look at the feed" : " are passed over";
        spec.commandLine().getOut().println(held == 0 ? "nothing is held" : held + " entries" + end);
    }

    private void askAgain(Newsroom newsroom, String name) {
        check(newsroom, name);
        AskAgain.run(newsroom, name);
        spec.commandLine().getOut().println(name + " is asked by serve within a minute, and by publish");
    }

    private void check(Newsroom newsroom, String name) {
        if (newsroom.config().feeds().stream().noneMatch(feed -> feed.name().equals(name))) {
            throw workspace.wrong("there is no feed '" + name + "' under sources: in gazette.yaml");
        }
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
            case FeedConfig feed -> FeedSheet.fill(fields, tables.feeds(), feed);
        }
        fields.put("articles", tables.articles().presentPaths(source.name()).size());
        return fields;
    }
}

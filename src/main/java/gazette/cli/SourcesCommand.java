package gazette.cli;

import gazette.accounts.Actor;
import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.config.SourceConfig;
import gazette.press.ingest.MarkFeedDue;
import gazette.press.ingest.ReviewHeldEntries;
import gazette.press.workspace.AppContext;
import gazette.store.HeldEntryTable.Range;
import gazette.store.Tables;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette sources`.
@Command(name = "sources", description = "Where articles come from, and how each feed fares.")
final class SourcesCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z");
    private static final Pattern ONE = Pattern.compile("(.+)/([0-9]{1,18})");

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--held", paramLabel = "FEED", description = "Lists what is held of a feed's bursts.")
    private Optional<String> held = Optional.empty();

    @Option(
            names = "--take",
            paramLabel = "FEED[/NO]",
            arity = "1..*",
            description = "Lets in what is held of a feed: all, or one entry by its number.")
    private List<String> take = List.of();

    @Option(
            names = "--pass",
            paramLabel = "FEED[/NO]",
            arity = "1..*",
            description = "Drops what is held of a feed, for good.")
    private List<String> pass = List.of();

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
        try (AppContext context = workspace.open(clock)) {
            List<Range> in =
                    take.stream().map(name -> range(context, name)).distinct().toList();
            List<Range> out =
                    pass.stream().map(name -> range(context, name)).distinct().toList();
            // First, so that a mistake in one of them leaves all as they are.
            in.forEach(entries -> check(context, entries.source()));
            out.forEach(entries -> checkHeld(context, entries.source()));
            again.ifPresent(feed -> check(context, feed));
            held.ifPresent(feed -> checkHeld(context, feed));
            checkNumbers(context, in, out);
            in.forEach(entries -> accept(context, entries));
            out.forEach(entries -> discard(context, entries));
            again.ifPresent(feed -> askAgain(context, feed));
            held.ifPresent(feed -> list(context, feed));
            if (in.isEmpty() && out.isEmpty() && again.isEmpty() && held.isEmpty()) {
                context.config().sources().values().forEach(source -> print(context, source));
                unfollowedSources(context).forEach(source -> printForgotten(context, source));
            }
            return 0;
        }
    }

    /// Returns feeds that are not followed any more, but have held entries.
    private static List<String> unfollowedSources(AppContext context) {
        return context.store().read(tables -> tables.heldEntries().sources()).stream()
                .filter(source -> !isFeed(context, source))
                .toList();
    }

    private static boolean isFeed(AppContext context, String name) {
        return context.config().feeds().stream().anyMatch(feed -> feed.name().equals(name));
    }

    /// Parses `wire` or `wire/12`.
    private static Range range(AppContext context, String written) {
        Matcher one = ONE.matcher(written);
        if (one.matches() && !isFeed(context, written)) {
            return Range.one(one.group(1), Long.parseLong(one.group(2)));
        }
        return Range.all(written);
    }

    /// Checks that each entry that is named by its number is held, and that it is clear what is to become of it.
    private void checkNumbers(AppContext context, List<Range> in, List<Range> out) {
        List<String> wrong = context.store()
                .read(tables -> Stream.concat(in.stream(), out.stream())
                        .filter(entries -> isOne(entries)
                                && tables.heldEntries().first(entries, 1).isEmpty())
                        .map(SourcesCommand::written)
                        .toList());
        if (!wrong.isEmpty()) {
            String source = wrong.getFirst().substring(0, wrong.getFirst().lastIndexOf('/'));
            throw workspace.wrong(String.join(", ", wrong) + ": no such entry is held; gazette sources --held " + source
                    + " lists them; nothing was taken or dropped");
        }
        in.stream()
                .filter(entries -> out.stream().anyMatch(entries::overlaps))
                .findFirst()
                .ifPresent(entries -> {
                    throw workspace.wrong(
                            written(entries) + " stands behind both --take and --pass; say one of them; nothing was"
                                    + " taken or dropped");
                });
    }

    private static boolean isOne(Range entries) {
        return !entries.equals(Range.all(entries.source()));
    }

    private static String written(Range entries) {
        return entries.source() + (isOne(entries) ? "/" + entries.first() : "");
    }

    private void list(AppContext context, String name) {
        new HeldEntriesPrinter(context, spec.commandLine().getOut()).print(name, json);
    }

    private void accept(AppContext context, Range entries) {
        int decided = ReviewHeldEntries.decide(context, entries, true, Actor.COMMAND_LINE);
        tell(entries, decided, "let in; taken up by serve within a minute, and by publish");
    }

    private void discard(AppContext context, Range entries) {
        tell(entries, ReviewHeldEntries.decide(context, entries, false, Actor.COMMAND_LINE), "dropped");
    }

    private void tell(Range entries, int decided, String done) {
        String what = decided == 1 ? "1 entry " + done : decided + " entries " + done;
        spec.commandLine().getOut().println(entries.source() + ": " + (decided == 0 ? "nothing is held" : what));
    }

    private void checkHeld(AppContext context, String name) {
        if (!unfollowedSources(context).contains(name)) {
            check(context, name);
        }
    }

    private void askAgain(AppContext context, String name) {
        MarkFeedDue.run(context, name, Actor.COMMAND_LINE);
        spec.commandLine().getOut().println(name + " is asked by serve within a minute, and by publish");
    }

    private void check(AppContext context, String name) {
        if (!isFeed(context, name)) {
            if (context.config().sources().containsKey(name)) {
                throw workspace.wrong(
                        "there is no feed '" + name + "': that source is a folder, and only feeds hold entries");
            }
            throw workspace.unknown(
                    "feed",
                    name,
                    "sources: in gazette.yaml",
                    context.config().feeds().stream().map(FeedConfig::name).toList());
        }
    }

    private void printForgotten(AppContext context, String source) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("source", source);
        fields.put("feed", "(not followed any more)");
        printFields(context, context.store().read(tables -> FeedStatusFields.addHeldEntries(fields, tables, source)));
    }

    private void print(AppContext context, SourceConfig source) {
        printFields(context, context.store().read(tables -> fields(tables, source)));
    }

    private void printFields(AppContext context, Map<String, Object> fields) {
        ZoneId zone = context.config().publication().zone();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.of(fields));
            return;
        }
        out.printf("%-14s %s%n", fields.get("source"), fields.getOrDefault("folder", fields.get("feed")));
        fields.forEach((name, value) -> {
            if (!name.equals("source") && !name.equals("folder") && !name.equals("feed") && !value.equals("")) {
                out.printf("  %-10s %s%n", words(name), shown(value, zone));
            }
        });
    }

    /// A time of the JSON is in UTC, and for people in the publication's zone.
    private static Object shown(Object value, ZoneId zone) {
        return TIME.matcher(value.toString()).matches()
                ? ZonedTime.minutes(Instant.parse(value.toString()), zone)
                : value;
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> fields(Tables tables, SourceConfig source) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("source", source.name());
        switch (source) {
            case FolderConfig folder -> fields.put("folder", folder.folder().toString());
            case FeedConfig feed -> FeedStatusFields.addStatus(fields, tables, feed);
        }
        fields.put("articles", tables.articles().presentPaths(source.name()).size());
        return fields;
    }
}

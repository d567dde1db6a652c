package gazette.cli;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.config.SegmentConfig;
import gazette.config.SpellingSuggestion;
import gazette.press.picking.FindArticle;
import gazette.press.workspace.AppContext;
import gazette.store.ExplanationQueries.KnownArticle;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.subscribers.address.AddressParseResult;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.address.InvalidAddress;
import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.SegmentParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Holds the option that every command has: which workspace it works on.
final class WorkspaceOption {
    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The folder with gazette.yaml. Default: the current one.",
            defaultValue = ".")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    Path folder() {
        return folder.toAbsolutePath().normalize();
    }

    /// Returns the settings, if they are valid; warnings go to stderr.
    Config config() {
        return switch (new ConfigReader().read(folder(), System.getenv())) {
            case ConfigReadResult.Valid valid -> {
                valid.warnings()
                        .forEach(warning -> command.commandLine().getErr().println("warning: " + warning));
                yield valid.config();
            }
            case ConfigReadResult.Invalid invalid -> throw new DiagnosticsException(invalid.faults());
        };
    }

    AppContext open(InstantSource clock) {
        return AppContext.open(config(), clock);
    }

    ScheduleConfig schedule(Config config, String name) {
        return Optional.ofNullable(config.schedules().get(name))
                .orElseThrow(() -> config.lists().containsKey(name)
                        ? listInPlaceOfSchedule(config, name)
                        : unknown(
                                "schedule",
                                name,
                                "schedules/",
                                config.schedules().keySet()));
    }

    private ParameterException listInPlaceOfSchedule(Config config, String list) {
        String schedules = config.schedules().values().stream()
                .filter(schedule -> schedule.list().equals(list))
                .map(schedule -> "'" + schedule.name() + "'")
                .collect(Collectors.joining(" or "));
        return wrong("'" + list + "' is a list and no schedule; "
                + (schedules.isEmpty() ? "no schedule sends it yet" : "write " + schedules + ", which sends it"));
    }

    ListConfig list(Config config, String name) {
        return Optional.ofNullable(config.lists().get(name))
                .orElseThrow(() ->
                        unknown("list", name, "gazette.yaml", config.lists().keySet()));
    }

    /// Returns a segment by its name, or parses it.
    Segment segment(Config config, String written) {
        if (written.matches("[\\p{L}\\p{N}_-]+") && !config.segments().containsKey(written)) {
            throw config.segments().isEmpty()
                    ? wrong("there is no segment '" + written
                            + "'; gazette.yaml has none; write a condition, such as 'lang = zh'")
                    : unknown(
                            "segment",
                            written,
                            "gazette.yaml",
                            config.segments().keySet());
        }
        String text = Optional.ofNullable(config.segments().get(written))
                .map(SegmentConfig::expression)
                .orElse(written);
        try {
            return SegmentParser.read(text, config);
        } catch (SegmentParser.InvalidSegmentException e) {
            throw wrong("the segment '" + text + "' cannot be read " + e.getMessage());
        }
    }

    /// Returns the article that somebody named.
    KnownArticle article(AppContext context, String written) {
        try {
            return new FindArticle(context).find(written);
        } catch (FindArticle.NotFoundException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /// Parses an address that somebody typed.
    EmailAddress address(String written) {
        return switch (AddressParseResult.read(written)) {
            case EmailAddress address -> address;
            case InvalidAddress reason ->
                throw wrong("'" + written + "' is not an e-mail address: " + reason.problem() + "; " + reason.remedy());
        };
    }

    /// Says that there is nothing of that name, and which was meant.
    ///
    /// @param place what has all of the known ones
    ParameterException unknown(String noun, String name, String place, Collection<String> known) {
        String remedy = SpellingSuggestion.to(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty() ? place + " has none" : place + " has: " + String.join(", ", known));
        return wrong("there is no " + noun + " '" + name + "'; " + remedy);
    }

    /// Says that there is no such issue, and which there are.
    ///
    /// @param name as it was written, which should be LIST/NUMBER
    ParameterException unknownIssue(AppContext context, String name) {
        String list = name.replaceFirst("^/", "").replaceFirst("[/# ].*$", "");
        List<SendingIssue> issues =
                context.store().read(tables -> tables.sending().latest(Integer.MAX_VALUE));
        Optional<SendingIssue> latest =
                issues.stream().filter(issue -> issue.listName().equals(list)).findFirst();
        if (latest.isEmpty() && !context.config().lists().containsKey(list) && !list.matches("[0-9]*")) {
            return unknown(
                    "list", list, "gazette.yaml", context.config().lists().keySet());
        }
        return wrong("there is no issue '" + name + "'; "
                + latest.or(() -> issues.stream().findFirst())
                        .map(issue -> "the latest is '" + issue.name() + "', and gazette issue list shows more")
                        .orElse("none was made yet; gazette publish makes one"));
    }

    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}

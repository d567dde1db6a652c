package gazette.cli;

import gazette.config.Config;
import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.config.ScheduleConfig;
import gazette.config.SourceConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import java.util.List;
import java.util.stream.Collectors;

/// Says what a person can do who expected something new from a schedule that has nothing.
final class NothingNewHint {
    private NothingNewHint() {}

    /// Returns one line: where new articles would come from, and how to ask about one.
    ///
    /// @param reasons what the run, or its rehearsal, says of articles
    static String of(Config config, ScheduleConfig schedule, List<Reason> reasons) {
        var names = schedule.filter().sources();
        String sources = config.sources().values().stream()
                .filter(source -> names.isEmpty() || names.contains(source.name()))
                .map(NothingNewHint::place)
                .collect(Collectors.joining(", "));
        return (reasons.stream().anyMatch(reason -> reason.kind() == ReasonKind.WAITING)
                        ? "what waits goes out with enough other articles (at_least in schedules/" + schedule.name()
                                + ".yaml); more come from "
                        : "each article for '" + schedule.list()
                                + "' was in an issue before, or is held back; new ones come from ")
                + (sources.isEmpty() ? "sources: in gazette.yaml, which has none" : sources)
                + "; what became of one: gazette why FILE";
    }

    private static String place(SourceConfig source) {
        return switch (source) {
            case FolderConfig folder -> "the folder " + folder.folder().getFileName();
            case FeedConfig feed -> "the feed " + feed.name();
        };
    }
}

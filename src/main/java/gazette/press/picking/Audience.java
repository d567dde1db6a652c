package gazette.press.picking;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ScheduleConfig;
import gazette.config.SegmentConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.store.IssueSeries;
import gazette.store.Tables;
import gazette.subscribers.SubscriberGroup;
import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.SegmentParser;
import gazette.subscribers.segments.SegmentParser.InvalidSegmentException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a schedule serves: all members of its list and cadence, or those of a segment. Its readers are grouped by the
/// segments of the other schedules, too, because what none of theirs will take is dealt with.
public final class Audience {
    private final ScheduleConfig schedule;
    private final List<ScheduleConfig> siblingSchedules;
    private final List<String> segmentExpressions;
    private final List<Segment> segments;

    /// How many are served.
    ///
    /// @param all members of the list and cadence who get letters now
    public record Size(long served, long all, boolean byTopic) {}

    /// Reads the segments.
    ///
    /// @throws InvalidSubscribersException if one is none
    public static Audience of(Config config, ScheduleConfig schedule) {
        return new Audience(config, schedule);
    }

    private Audience(Config config, ScheduleConfig schedule) {
        this.schedule = schedule;
        siblingSchedules = config.schedules().values().stream()
                .filter(other -> other.list().equals(schedule.list())
                        && other.recipients().cadence() == schedule.recipients().cadence())
                .toList();
        for (ScheduleConfig one : siblingSchedules) {
            segmentFault(config, one).ifPresent(diagnostic -> {
                throw new InvalidSubscribersException(diagnostic);
            });
        }
        segmentExpressions = Stream.concat(Stream.of(schedule), siblingSchedules.stream())
                .flatMap(one -> one.recipients().segment().stream())
                .map(SegmentConfig::expression)
                .distinct()
                .toList();
        segments = segmentExpressions.stream()
                .map(text -> SegmentParser.read(text, config))
                .toList();
    }

    /// What is wrong with a schedule's segment.
    public static Optional<Diagnostic> segmentFault(Config config, ScheduleConfig schedule) {
        return schedule.recipients().segment().flatMap(segment -> {
            try {
                SegmentParser.read(segment.expression(), config);
                return Optional.empty();
            } catch (InvalidSegmentException e) {
                String problem = "the segment '" + segment.name() + "', " + e.problem();
                return Optional.of(new Diagnostic(schedule.file(), segment.line(), problem, e.remedy()));
            }
        });
    }

    /// How many the schedule's next issue is for.
    public Size size(Tables tables, Instant now) {
        List<SubscriberGroup> all = all(tables, now);
        List<SubscriberGroup> served = served(all);
        return new Size(
                readers(served),
                readers(all),
                served.stream().anyMatch(group -> !group.topics().isEmpty()));
    }

    /// The schedules of the list and cadence.
    List<ScheduleConfig> siblingSchedules() {
        return siblingSchedules;
    }

    /// The segments that groups are asked about, as they are written.
    public List<String> segmentExpressions() {
        return segmentExpressions;
    }

    public IssueSeries series(long list) {
        return new IssueSeries(
                list,
                schedule.recipients().cadence().word(),
                schedule.recipients().segmentName());
    }

    /// Everybody of the list and cadence.
    List<SubscriberGroup> all(Tables tables, Instant now) {
        long list = tables.lists().find(schedule.list()).orElse(0L);
        return tables.groups().of(list, schedule.recipients().cadence().word(), segments, now);
    }

    /// Those of them whom the schedule serves.
    List<SubscriberGroup> served(List<SubscriberGroup> all) {
        return all.stream().filter(group -> serves(schedule, group)).toList();
    }

    /// Whether one of the cadence's schedules serves a group.
    boolean serves(ScheduleConfig one, SubscriberGroup group) {
        return one.recipients()
                .segment()
                .map(segment -> group.segments().charAt(segmentExpressions.indexOf(segment.expression())) == '1')
                .orElse(true);
    }

    /// Whether one of the cadence's schedules serves whoever this one does.
    boolean servesSameSubscribers(ScheduleConfig one) {
        return one.recipients().segment().isEmpty()
                || one.recipients().segmentName().equals(schedule.recipients().segmentName());
    }

    /// For the run's account.
    List<Reason> counted(List<SubscriberGroup> all) {
        return schedule
                .recipients()
                .segment()
                .map(segment -> new Reason(
                        ReasonKind.NOTE,
                        "segment",
                        "for " + readers(served(all)) + " of " + readers(all) + " readers: segment '" + segment.name()
                                + "'"))
                .stream()
                .toList();
    }

    private static long readers(List<SubscriberGroup> groups) {
        return groups.stream().mapToLong(SubscriberGroup::size).sum();
    }
}

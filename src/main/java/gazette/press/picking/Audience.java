package gazette.press.picking;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ScheduleConfig;
import gazette.config.SegmentConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.store.IssueSeriesKey;
import gazette.store.Tables;
import gazette.subscribers.SubscriberGroup;
import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.SegmentParser;
import gazette.subscribers.segments.SegmentParser.InvalidSegmentException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells which subscribers a schedule serves: all of its list and cadence, or those in its segment. Groups them
/// also by the segments of the other schedules of that list and cadence: what this schedule leaves out for
/// somebody, another sibling may bring.
public final class Audience {
    private static final Instant WHEN_NOBODY_PAUSES = Instant.parse("9999-01-01T00:00:00Z");

    private final ScheduleConfig schedule;
    private final List<ScheduleConfig> siblingSchedules;
    private final List<String> segmentExpressions;
    private final List<Segment> segments;
    private final List<Segment.Received> received;

    /// Holds how many subscribers are served.
    ///
    /// @param all of the list and cadence, without those who paused
    /// @param byTopic whether some of those served chose topics
    public record Size(long served, long all, boolean byTopic) {}

    /// Reads a schedule's audience from the settings.
    ///
    /// @throws InvalidSubscribersException if a segment cannot be parsed
    public static Audience of(Config config, ScheduleConfig schedule) {
        return new Audience(config, schedule);
    }

    private Audience(Audience other, List<Segment.Received> received) {
        schedule = other.schedule;
        siblingSchedules = other.siblingSchedules;
        segmentExpressions = Stream.concat(
                        other.segmentExpressions.stream(), received.stream().map(Segment.Received::expression))
                .toList();
        segments = Stream.concat(other.segments.stream(), received.stream()).toList();
        this.received = received;
    }

    private Audience(Config config, ScheduleConfig schedule) {
        this.schedule = schedule;
        siblingSchedules = config.schedules().values().stream()
                .filter(other -> other.list().equals(schedule.list())
                        && other.recipients().cadence() == schedule.recipients().cadence())
                .toList();
        for (ScheduleConfig sibling : siblingSchedules) {
            segmentFault(config, sibling).ifPresent(diagnostic -> {
                throw new InvalidSubscribersException(diagnostic);
            });
        }
        segmentExpressions = Stream.concat(Stream.of(schedule), siblingSchedules.stream())
                .flatMap(sibling -> sibling.recipients().segment().stream())
                .map(SegmentConfig::expression)
                .distinct()
                .toList();
        segments = segmentExpressions.stream()
                .map(text -> SegmentParser.read(text, config))
                .toList();
        received = List.of();
    }

    /// Returns the same audience, whose groups also tell who got some articles by another schedule of the list.
    ///
    /// @param late works whose numbers do not tell it
    /// @param mailed works that somebody got
    Audience withReceived(Set<Long> late, Set<Long> mailed) {
        return new Audience(
                this,
                late.stream()
                        .filter(mailed::contains)
                        .sorted()
                        .map(Segment.Received::new)
                        .toList());
    }

    /// Returns whether a group got an article, as far as [#withReceived] asked.
    boolean hasReceived(SubscriberGroup group, long work) {
        int place = received.indexOf(new Segment.Received(work));
        return place >= 0 && group.segments().charAt(segments.size() - received.size() + place) == '1';
    }

    /// Returns what is wrong with a schedule's segment; empty if nothing is.
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

    /// Counts the subscribers of the schedule's next issue.
    public Size size(Tables tables, Instant now) {
        List<SubscriberGroup> all = all(tables, now);
        List<SubscriberGroup> served = served(all);
        return new Size(
                count(served),
                count(all),
                served.stream().anyMatch(group -> !group.topics().isEmpty()));
    }

    /// Returns whether the schedule has no subscribers at all, not even some who pause.
    public boolean isEmpty(Tables tables) {
        return size(tables, WHEN_NOBODY_PAUSES).served() == 0;
    }

    /// Returns all schedules of the list and cadence, with this sibling.
    List<ScheduleConfig> siblingSchedules() {
        return siblingSchedules;
    }

    /// Returns the distinct segments of these schedules, as they are written in the settings.
    public List<String> segmentExpressions() {
        return segmentExpressions;
    }

    /// Returns the series of issues that this schedule continues.
    public IssueSeriesKey series(long list) {
        return new IssueSeriesKey(
                list,
                schedule.recipients().cadence().word(),
                schedule.recipients().segmentName());
    }

    /// Returns all subscribers of the list and cadence, in groups.
    List<SubscriberGroup> all(Tables tables, Instant now) {
        long list = tables.lists().find(schedule.list()).orElse(0L);
        return tables.groups().of(list, schedule.recipients().cadence().word(), segments, now);
    }

    /// Returns the group that one of these subscribers would make alone, if the schedule serves them.
    ///
    /// @param address in normal form
    Optional<SubscriberGroup> servedOne(Tables tables, Instant now, String address) {
        long list = tables.lists().find(schedule.list()).orElse(0L);
        return tables.explanations()
                .subscriberId(address)
                .flatMap(id -> tables.groups()
                        .ofOne(list, schedule.recipients().cadence().word(), segments, now, id))
                .filter(group -> serves(schedule, group));
    }

    /// Returns the groups that the schedule serves.
    List<SubscriberGroup> served(List<SubscriberGroup> all) {
        return all.stream().filter(group -> serves(schedule, group)).toList();
    }

    /// Returns whether sibling of these schedules serves a group.
    boolean serves(ScheduleConfig sibling, SubscriberGroup group) {
        return sibling.recipients()
                .segment()
                .map(segment -> group.segments().charAt(segmentExpressions.indexOf(segment.expression())) == '1')
                .orElse(true);
    }

    /// Returns whether sibling of these schedules serves everybody whom this sibling serves.
    boolean servesSameSubscribers(ScheduleConfig sibling) {
        return sibling.recipients().segment().isEmpty()
                || sibling.recipients()
                        .segmentName()
                        .equals(schedule.recipients().segmentName());
    }

    /// Returns a note for the run with the number of subscribers, if the schedule has a segment.
    List<Reason> reasons(List<SubscriberGroup> all) {
        return schedule
                .recipients()
                .segment()
                .map(segment -> new Reason(
                        ReasonKind.NOTE,
                        "segment",
                        "for " + count(served(all)) + " of " + count(all) + " subscribers: segment '" + segment.name()
                                + "'"))
                .stream()
                .toList();
    }

    private static long count(List<SubscriberGroup> groups) {
        return groups.stream().mapToLong(SubscriberGroup::size).sum();
    }
}

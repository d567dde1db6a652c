package gazette.press;

import gazette.config.Config;
import gazette.config.Fault;
import gazette.config.ScheduleConfig;
import gazette.config.SegmentConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.store.Series;
import gazette.store.Tables;
import gazette.subscribers.ReaderGroup;
import gazette.subscribers.Segment;
import gazette.subscribers.SegmentReader;
import gazette.subscribers.SegmentReader.BadSegment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a schedule serves: all members of its list and cadence, or those of a segment. Its readers are grouped by the
/// segments of the other schedules, too, because what none of theirs will take is dealt with.
public final class Audience {
    private final ScheduleConfig schedule;
    private final List<ScheduleConfig> cadence;
    private final List<String> written;
    private final List<Segment> segments;

    /// How many are served.
    ///
    /// @param all members of the list and cadence who get letters now
    public record Count(long served, long all, boolean choosy) {}

    /// Reads the segments.
    ///
    /// @throws ReadersFault if one is none
    public static Audience of(Config config, ScheduleConfig schedule) {
        return new Audience(config, schedule);
    }

    private Audience(Config config, ScheduleConfig schedule) {
        this.schedule = schedule;
        cadence = config.schedules().values().stream()
                .filter(other -> other.list().equals(schedule.list()) && other.cadence() == schedule.cadence())
                .toList();
        for (ScheduleConfig one : cadence) {
            fault(config, one).ifPresent(fault -> {
                throw new ReadersFault(fault);
            });
        }
        written = Stream.concat(Stream.of(schedule), cadence.stream())
                .flatMap(one -> one.segment().stream())
                .map(SegmentConfig::expression)
                .distinct()
                .toList();
        segments =
                written.stream().map(text -> SegmentReader.read(text, config)).toList();
    }

    /// What is wrong with a schedule's segment.
    static Optional<Fault> fault(Config config, ScheduleConfig schedule) {
        return schedule.segment().flatMap(segment -> {
            try {
                SegmentReader.read(segment.expression(), config);
                return Optional.empty();
            } catch (BadSegment e) {
                String problem = "the segment '" + segment.name() + "', " + e.problem();
                return Optional.of(new Fault(schedule.file(), segment.line(), problem, e.remedy()));
            }
        });
    }

    /// How many the schedule's next issue is for.
    public Count count(Tables tables, Instant now) {
        List<ReaderGroup> all = all(tables, now);
        List<ReaderGroup> served = served(all);
        return new Count(
                readers(served),
                readers(all),
                served.stream().anyMatch(group -> !group.topics().isEmpty()));
    }

    /// The schedules of the list and cadence.
    List<ScheduleConfig> cadence() {
        return cadence;
    }

    /// The segments that groups are asked about, as they are written.
    List<String> written() {
        return written;
    }

    Series series(long list) {
        return new Series(list, schedule.cadence().word(), schedule.audience());
    }

    /// Everybody of the list and cadence.
    List<ReaderGroup> all(Tables tables, Instant now) {
        long list = tables.lists().find(schedule.list()).orElse(0L);
        return tables.groups().of(list, schedule.cadence().word(), segments, now);
    }

    /// Those of them whom the schedule serves.
    List<ReaderGroup> served(List<ReaderGroup> all) {
        return all.stream().filter(group -> serves(schedule, group)).toList();
    }

    /// Whether one of the cadence's schedules serves a group.
    boolean serves(ScheduleConfig one, ReaderGroup group) {
        return one.segment()
                .map(segment -> group.segments().charAt(written.indexOf(segment.expression())) == '1')
                .orElse(true);
    }

    /// Whether one of the cadence's schedules serves whoever this one does.
    boolean servesToo(ScheduleConfig one) {
        return one.segment().isEmpty() || one.audience().equals(schedule.audience());
    }

    /// For the run's account.
    List<Reason> counted(List<ReaderGroup> all) {
        return schedule
                .segment()
                .map(segment -> new Reason(
                        Verdict.NOTE,
                        "segment",
                        "for " + readers(served(all)) + " of " + readers(all) + " readers: segment '" + segment.name()
                                + "'"))
                .stream()
                .toList();
    }

    private static long readers(List<ReaderGroup> groups) {
        return groups.stream().mapToLong(ReaderGroup::readers).sum();
    }
}

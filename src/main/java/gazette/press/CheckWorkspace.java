package gazette.press;

import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.ConfigReading;
import gazette.config.Fault;
import gazette.config.MailboxConfig;
import gazette.config.RelayConfig;
import gazette.config.ScheduleConfig;
import gazette.config.SegmentConfig;
import gazette.delivery.Mailbox;
import gazette.delivery.MailboxFault;
import gazette.delivery.Relay;
import gazette.delivery.RelayFault;
import gazette.render.TemplateCheck;
import gazette.render.Themes;
import gazette.subscribers.SegmentReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks through all of a workspace: settings, schedules, articles, subscribers, templates. Changes nothing.
public final class CheckWorkspace {
    private static final int FIRINGS = 3;

    private final InstantSource clock;

    /// What was found.
    ///
    /// @param faults what must be mended
    /// @param warnings what should be
    /// @param firings the next ones of each schedule
    /// @param config absent if it cannot be read at all
    public record Report(
            List<Fault> faults,
            List<Fault> warnings,
            Map<String, List<ZonedDateTime>> firings,
            Optional<Config> config) {}

    public CheckWorkspace(InstantSource clock) {
        this.clock = clock;
    }

    /// Looks through a workspace.
    public Report run(Path workspace, Map<String, String> environment) {
        return switch (new ConfigReader().read(workspace, environment)) {
            case ConfigReading.Invalid invalid ->
                new Report(invalid.faults(), invalid.warnings(), Map.of(), Optional.empty());
            case ConfigReading.Valid valid -> look(valid.config(), valid.warnings());
        };
    }

    /// Connects to a relay.
    ///
    /// @return why it cannot be used; empty if it can
    public static Optional<String> tryRelay(RelayConfig relay) {
        try (var connection = new Relay(relay)) {
            connection.connect();
            return Optional.empty();
        } catch (RelayFault e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Connects to a mailbox.
    ///
    /// @return why it cannot be used; empty if it can
    public static Optional<String> tryMailbox(MailboxConfig mailbox) {
        try (Mailbox _ = Mailbox.open(mailbox)) {
            return Optional.empty();
        } catch (MailboxFault e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Report look(Config config, List<Fault> settings) {
        var faults = new ArrayList<Fault>();
        var warnings = new ArrayList<>(settings);
        warnings.addAll(Placeholders.in(config));
        Settling.await(config, clock);
        ReadSources.Reading reading = ReadSources.read(config, clock);
        faults.addAll(reading.faults());
        warnings.addAll(reading.warnings());
        faults.addAll(ImportSubscribers.faults(config, clock.instant()));
        faults.addAll(ForbiddenFeeds.in(config));
        faults.addAll(segments(config));
        warnings.addAll(StrayFiles.in(config));
        var themes = new Themes(config.workspace().resolve("templates"));
        faults.addAll(new TemplateCheck(themes).faults(config));
        warnings.addAll(themes.changedOriginals());
        var firings = new LinkedHashMap<String, List<ZonedDateTime>>();
        config.schedules().values().forEach(schedule -> firings.put(schedule.name(), firings(schedule)));
        return new Report(List.copyOf(faults), List.copyOf(warnings), firings, Optional.of(config));
    }

    private static List<Fault> segments(Config config) {
        var faults = new ArrayList<Fault>();
        for (SegmentConfig segment : config.segments().values()) {
            try {
                SegmentReader.read(segment.expression(), config);
            } catch (SegmentReader.BadSegment e) {
                String problem = "the segment '" + segment.name() + "', " + e.problem();
                faults.add(new Fault(Path.of("gazette.yaml"), segment.line(), problem, e.remedy()));
            }
        }
        config.schedules().values().stream()
                .filter(schedule -> !config.segments().containsKey(schedule.audience()))
                .forEach(schedule -> Audience.fault(config, schedule).ifPresent(faults::add));
        return faults;
    }

    private List<ZonedDateTime> firings(ScheduleConfig schedule) {
        var firings = new ArrayList<ZonedDateTime>();
        Optional<Instant> next = schedule.cron().next(clock.instant(), schedule.zone());
        while (next.isPresent() && firings.size() < FIRINGS) {
            firings.add(next.get().atZone(schedule.zone()));
            next = schedule.cron().next(next.get(), schedule.zone());
        }
        return firings;
    }
}

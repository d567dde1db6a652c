package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.config.ImapConfig;
import gazette.config.OwnerOnly;
import gazette.config.ScheduleConfig;
import gazette.config.SegmentConfig;
import gazette.delivery.imap.ImapException;
import gazette.delivery.imap.ImapMailbox;
import gazette.lint.feeds.FeedTemplateCheck;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.ingest.ParseArticleFolders;
import gazette.press.picking.Audience;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.render.check.TemplateCheck;
import gazette.render.themes.Themes;
import gazette.store.Store;
import gazette.subscribers.segments.SegmentParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks a workspace: settings, schedules, articles, subscribers, templates. Changes nothing.
public final class CheckWorkspace {
    private final InstantSource clock;

    /// Holds what was found.
    ///
    /// @param faults what must be corrected
    /// @param warnings what should be
    /// @param calendars when each schedule fires
    /// @param config absent if it cannot be read at all
    public record Report(
            List<Diagnostic> faults,
            List<Diagnostic> warnings,
            Map<ScheduleConfig, ScheduleCalendar> calendars,
            Optional<Config> config) {}

    public CheckWorkspace(InstantSource clock) {
        this.clock = clock;
    }

    /// Checks a workspace.
    public Report run(Path workspace, Map<String, String> environment) {
        return switch (new ConfigReader().read(workspace, environment)) {
            case ConfigReadResult.Invalid invalid ->
                new Report(invalid.faults(), invalid.warnings(), Map.of(), Optional.empty());
            case ConfigReadResult.Valid valid -> check(valid.config(), valid.warnings());
        };
    }

    /// Connects to a mailbox.
    ///
    /// @return why it cannot be used; empty if it can
    public static Optional<String> tryMailbox(ImapConfig mailbox) {
        try (ImapMailbox _ = ImapMailbox.open(mailbox)) {
            return Optional.empty();
        } catch (ImapException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Report check(Config config, List<Diagnostic> settings) {
        var faults = new ArrayList<Diagnostic>();
        var warnings = new ArrayList<>(settings);
        warnings.addAll(ExampleAddressCheck.in(config));
        warnings.addAll(AppContext.dataFiles(config)
                .map(OwnerOnly::faults)
                .flatMap(List::stream)
                .distinct()
                .toList());
        AwaitStableFiles.await(config, clock);
        ParseArticleFolders.Folders reading = ParseArticleFolders.read(config, clock);
        faults.addAll(reading.faults());
        warnings.addAll(reading.warnings());
        ImportListFiles.Checked subscribers = ImportListFiles.check(config, clock.instant());
        faults.addAll(subscribers.faults());
        warnings.addAll(subscribers.warnings());
        faults.addAll(DeskFolderCheck.in(config));
        faults.addAll(DatabaseCheck.in(config));
        faults.addAll(RefusedFeedAddressCheck.in(config));
        faults.addAll(segments(config));
        warnings.addAll(SubscriberFileWithoutListCheck.in(config));
        warnings.addAll(EmptyAudienceCheck.in(config, clock.instant()));
        warnings.addAll(UnusedTagCheck.in(config, reading.articles()));
        var themes = new Themes(config.workspace().resolve("templates"));
        faults.addAll(new TemplateCheck(themes).faults(config));
        NoteFilesCheck notes = new NoteFilesCheck(config).run();
        faults.addAll(notes.faults());
        warnings.addAll(notes.warnings());
        warnings.addAll(UnknownAttributeCheck.in(config, new TemplateCheck(themes)));
        faults.addAll(new FeedTemplateCheck(themes).faults(config));
        warnings.addAll(themes.styleWarnings());
        warnings.addAll(themes.changedOriginals());
        return new Report(List.copyOf(faults), List.copyOf(warnings), calendars(config), Optional.of(config));
    }

    private static List<Diagnostic> segments(Config config) {
        var faults = new ArrayList<Diagnostic>();
        for (SegmentConfig segment : config.segments().values()) {
            try {
                SegmentParser.read(segment.expression(), config);
            } catch (SegmentParser.InvalidSegmentException e) {
                String problem = "the segment '" + segment.name() + "', " + e.problem();
                faults.add(new Diagnostic(Path.of("gazette.yaml"), segment.line(), problem, e.remedy()));
            }
        }
        config.schedules().values().stream()
                .filter(schedule ->
                        !config.segments().containsKey(schedule.recipients().segmentName()))
                .forEach(schedule -> Audience.segmentFault(config, schedule).ifPresent(faults::add));
        return faults;
    }

    /// Asks the database, too, unless it has another schema: to check does not change it.
    private static Map<ScheduleConfig, ScheduleCalendar> calendars(Config config) {
        var calendars = new LinkedHashMap<ScheduleConfig, ScheduleCalendar>();
        config.schedules().values().forEach(schedule -> calendars.put(schedule, ScheduleCalendar.ofFile(schedule)));
        try {
            Store.openAsItIs(config.database()).ifPresent(store -> {
                try (store) {
                    calendars.replaceAll((schedule, _) -> store.read(tables -> ScheduleCalendar.of(schedule, tables)));
                }
            });
        } catch (RuntimeException e) {
            // DatabaseCheck says what is wrong with it.
            return calendars;
        }
        return calendars;
    }
}

package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.config.WebConfig;
import gazette.lint.feeds.FeedTemplateCheck;
import gazette.press.files.ReadDeskVersions;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.ingest.PollFeeds;
import gazette.press.workspace.AppContext;
import gazette.render.check.TemplateCheck;
import gazette.store.Store;
import gazette.text.FailureText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reloads the workspace of a running `serve` or `demo` when its files change. If they are not valid, it keeps the
/// last valid settings and logs why.
public final class WorkspaceReloader {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceReloader.class);

    private static final Duration PEEK = Duration.ofSeconds(30);

    private final UnaryOperator<Config> configAdapter;
    private final Config started;
    private volatile AppContext context;
    private String settingsSeen = "";
    private String contentSeen = "";
    private Instant nextPoll = Instant.MAX;
    private Instant nextFeedCheck = Instant.EPOCH;

    /// Says what has changed in the workspace.
    public enum Change {
        NOTHING,
        SETTINGS,
        CONTENT
    }

    /// Makes a reloader.
    ///
    /// @param context with the settings as they are now
    /// @param adapted changes settings that were read again
    public WorkspaceReloader(AppContext context, UnaryOperator<Config> adapted) {
        this.context = context;
        this.started = context.config();
        this.configAdapter = adapted;
    }

    /// Returns the context with the present settings.
    public AppContext context() {
        return context;
    }

    /// Looks for changed files and loads them: settings and templates first, articles and subscribers at the next
    /// call. Called by one thread, every second.
    public Change reloadIfChanged() {
        String settings = settings();
        if (!settings.equals(settingsSeen)) {
            boolean applied = tryToReread();
            settingsSeen = settings;
            return applied ? Change.SETTINGS : Change.NOTHING;
        }
        String content = content();
        boolean changed = !content.equals(contentSeen);
        // Feeds, and pictures that could not be had, are asked again in time. An editor may have asked for it sooner.
        if (!changed && context.clock().instant().isBefore(earliestPoll())) {
            return Change.NOTHING;
        }
        IngestSources.IngestResult gathered = gather(changed);
        if (gathered.unstableFiles() > 0) {
            // What is still being written is looked at again.
            return Change.NOTHING;
        }
        contentSeen = content;
        return changed || gathered.added() + gathered.edited() > 0 ? Change.CONTENT : Change.NOTHING;
    }

    private Instant earliestPoll() {
        Instant now = context.clock().instant();
        if (!now.isBefore(nextFeedCheck)) {
            nextFeedCheck = now.plus(PEEK);
            nextPoll = PollFeeds.nextPoll(context).filter(nextPoll::isAfter).orElse(nextPoll);
        }
        return nextPoll;
    }

    /// @param changed whether files changed; if not, there are no new subscribers in them either
    private IngestSources.IngestResult gather(boolean changed) {
        if (changed) {
            // Before the articles, which newcomers are to get if they come with them.
            ImportListFiles.Imported imported = new ImportListFiles(context).run();
            imported.allFaults().forEach(diagnostic -> LOG.warn("subscribers fault=\"{}\"", diagnostic));
        }
        IngestSources.IngestResult gathered = IngestSources.run(context);
        nextPoll = gathered.nextPoll().orElse(Instant.MAX);
        gathered.reasons().forEach(reason -> LOG.warn("articles reason=\"{}\"", reason));
        return gathered;
    }

    /// Settings or templates that do something unheard of to this program must not keep articles from being read.
    private boolean tryToReread() {
        try {
            return reread();
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e) || Store.isShortOfMemory(e)) {
                throw e;
            }
            LOG.error("settings_and_templates taken_up=false cause=\"{}\"", FailureText.withPlace(e));
            return false;
        }
    }

    private boolean reread() {
        return switch (new ConfigReader().read(context.config().workspace(), System.getenv())) {
            case ConfigReadResult.Valid valid -> apply(configAdapter.apply(valid.config()));
            case ConfigReadResult.Invalid invalid -> refuse(invalid.faults());
        };
    }

    /// Applies settings and templates, if every template can be rendered.
    private boolean apply(Config config) {
        AppContext changed = context.with(config);
        var faults = new ArrayList<>(new TemplateCheck(changed.themes()).faults(config));
        faults.addAll(new FeedTemplateCheck(changed.themes()).faults(config));
        if (!faults.isEmpty()) {
            return refuse(faults);
        }
        // They may open what was closed.
        changed.store().change(tables -> tables.feeds().pollRefusedNow());
        nextFeedCheck = Instant.EPOCH;
        LOG.info("settings_and_templates taken_up=true");
        warnOfRestart(config);
        context = changed;
        return true;
    }

    /// The port and the database are opened once, when the process starts.
    private void warnOfRestart(Config config) {
        WebConfig listening = started.web();
        if (!config.web().host().equals(listening.host()) || config.web().port() != listening.port()) {
            LOG.warn(
                    "restart_needed key=web.listen still=\"{}:{}\" remedy=\"restart serve to listen elsewhere\"",
                    listening.host(),
                    listening.port());
        }
        if (!config.database().equals(started.database())) {
            LOG.warn("restart_needed key=database remedy=\"restart serve to use the other database\"");
        }
    }

    private static boolean refuse(List<Diagnostic> faults) {
        faults.forEach(diagnostic -> LOG.error("settings_and_templates taken_up=false fault=\"{}\"", diagnostic));
        return false;
    }

    private String settings() {
        Path workspace = context.config().workspace();
        Path keys = context.config().data().resolve("secret.key");
        var settings = Stream.of("gazette.yaml", "schedules", "templates").map(workspace::resolve);
        return FileFingerprint.of(Stream.concat(settings, Stream.of(keys)));
    }

    private String content() {
        Config config = context.config();
        var folders = config.folders().stream().map(FolderConfig::folder);
        return FileFingerprint.of(
                        Stream.concat(folders, Stream.of(config.workspace().resolve("subscribers"))))
                + ReadDeskVersions.mark(context);
    }
}

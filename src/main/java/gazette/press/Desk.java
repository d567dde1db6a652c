package gazette.press;

import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.ConfigReading;
import gazette.config.Fault;
import gazette.config.FolderConfig;
import gazette.render.TemplateCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newsroom of a running `serve` or `demo`: takes up changed files of the workspace when they are valid, else keeps
/// the last good settings and says why.
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private static final Duration PEEK = Duration.ofSeconds(30);

    private final UnaryOperator<Config> adapted;
    private volatile Newsroom newsroom;
    private String settingsSeen = "";
    private String contentSeen = "";
    private Instant again = Instant.MAX;
    private Instant peek = Instant.EPOCH;

    /// What a look at the workspace found changed.
    public enum Change {
        NOTHING,
        SETTINGS,
        CONTENT
    }

    /// A desk.
    ///
    /// @param newsroom with the settings as they are now
    /// @param adapted what is done to settings that are read again
    public Desk(Newsroom newsroom, UnaryOperator<Config> adapted) {
        this.newsroom = newsroom;
        this.adapted = adapted;
    }

    /// The newsroom as it is now.
    public Newsroom newsroom() {
        return newsroom;
    }

    /// Looks for changed files and takes them up: settings and templates first, articles and readers at the next look.
    /// To be called by one thread, every second.
    public Change look() {
        String settings = settings();
        if (!settings.equals(settingsSeen)) {
            boolean taken = reread();
            settingsSeen = settings;
            return taken ? Change.SETTINGS : Change.NOTHING;
        }
        String content = content();
        boolean changed = !content.equals(contentSeen);
        // Feeds, and pictures that could not be had, are asked again in time. An editor may have asked for it sooner.
        if (!changed && newsroom.clock().instant().isBefore(soonest())) {
            return Change.NOTHING;
        }
        GatherSources.Gathered gathered = gather(changed);
        if (gathered.settling() > 0) {
            // What is still being written is looked at again.
            return Change.NOTHING;
        }
        contentSeen = content;
        return changed || gathered.added() + gathered.edited() > 0 ? Change.CONTENT : Change.NOTHING;
    }

    private Instant soonest() {
        Instant now = newsroom.clock().instant();
        if (!now.isBefore(peek)) {
            peek = now.plus(PEEK);
            again = FollowFeeds.next(newsroom).filter(again::isAfter).orElse(again);
        }
        return again;
    }

    /// @param changed whether files did; else there are no new readers in them either
    private GatherSources.Gathered gather(boolean changed) {
        if (changed) {
            // Before the articles, which newcomers are to get if they come with them.
            ImportSubscribers.Imported imported = new ImportSubscribers(newsroom).run();
            imported.allFaults().forEach(fault -> LOG.warn("subscribers fault=\"{}\"", fault));
        }
        GatherSources.Gathered gathered = GatherSources.run(newsroom);
        again = gathered.again().orElse(Instant.MAX);
        gathered.reasons().forEach(reason -> LOG.warn("articles reason=\"{}\"", reason));
        return gathered;
    }

    private boolean reread() {
        return switch (new ConfigReader().read(newsroom.config().workspace(), System.getenv())) {
            case ConfigReading.Valid valid -> takeUp(adapted.apply(valid.config()));
            case ConfigReading.Invalid invalid -> refuse(invalid.faults());
        };
    }

    /// Takes up settings, and templates with them, if every template can be set.
    private boolean takeUp(Config config) {
        Newsroom changed = newsroom.with(config);
        List<Fault> faults = new TemplateCheck(changed.themes()).faults(config);
        if (!faults.isEmpty()) {
            return refuse(faults);
        }
        // They may open what was closed.
        changed.store().change(tables -> tables.feeds().askRefused());
        peek = Instant.EPOCH;
        LOG.info("settings_and_templates taken_up=true");
        newsroom = changed;
        return true;
    }

    private static boolean refuse(List<Fault> faults) {
        faults.forEach(fault -> LOG.error("settings_and_templates taken_up=false fault=\"{}\"", fault));
        return false;
    }

    private String settings() {
        Path workspace = newsroom.config().workspace();
        Path keys = newsroom.config().data().resolve("secret.key");
        var settings = Stream.of("gazette.yaml", "schedules", "templates").map(workspace::resolve);
        return print(Stream.concat(settings, Stream.of(keys)));
    }

    private String content() {
        Config config = newsroom.config();
        var folders = config.folders().stream().map(FolderConfig::folder);
        return print(Stream.concat(folders, Stream.of(config.workspace().resolve("subscribers"))));
    }

    /// Names, sizes and times of all files: what changes when one of them does.
    private static String print(Stream<Path> roots) {
        var print = new StringBuilder();
        for (Path root : roots.toList()) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.sorted().forEach(file -> print.append(line(file)));
                } catch (IOException | UncheckedIOException e) {
                    // A file went away between two looks; the next look sees it.
                    print.append(e);
                }
            }
        }
        return print.toString();
    }

    private static String line(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file + " " + attributes.size() + " " + attributes.lastModifiedTime() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

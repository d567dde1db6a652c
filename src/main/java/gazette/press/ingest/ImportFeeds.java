package gazette.press.ingest;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.config.FeedConfig;
import gazette.config.Slug;
import gazette.config.Utf8DecodeResult;
import gazette.config.YamlSourcesEditor;
import gazette.config.YamlSourcesEditor.NewFeed;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.Opml;
import gazette.sources.feeds.OpmlFeed;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.FeedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Adds the feeds of a list to `gazette.yaml`, under `sources:`. The file is replaced only by one that reads well, and
/// nothing else of it changes.
public final class ImportFeeds {

    private final AppContext context;
    private final Map<String, String> followed = new HashMap<>();
    private final Set<String> names;
    private final List<NewFeed> added = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    /// What came of it.
    ///
    /// @param added feeds that are followed from now on
    /// @param left why others are not, a sentence each
    /// @param faults of the settings as they would be; then nothing was changed
    public record Imported(List<NewFeed> added, List<String> left, List<Diagnostic> faults) {
        public Imported {
            added = List.copyOf(added);
            left = List.copyOf(left);
            faults = List.copyOf(faults);
        }
    }

    public ImportFeeds(AppContext context) {
        this.context = context;
        Config config = context.config();
        this.names = new HashSet<>(config.sources().keySet());
        for (FeedConfig feed : config.feeds()) {
            followed.put(plain(feed.address()), feed.name());
            context.store()
                    .read(tables -> tables.feeds().find(feed.name()))
                    .map(FeedState::currentUrl)
                    .ifPresent(asked -> followed.put(plain(asked), feed.name()));
        }
    }

    /// Adds them.
    ///
    /// @param list as OPML
    /// @param dryRun whether all stays as it is
    public Imported run(byte[] list, boolean dryRun) {
        Opml.read(list).forEach(this::take);
        if (added.isEmpty()) {
            return new Imported(added, left, List.of());
        }
        try {
            return new Imported(added, left, write(dryRun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(OpmlFeed feed) {
        String address = feed.address().strip().replaceFirst("(?i)^feed:(?://)?(?=https?:)", "");
        address = address.replaceFirst("(?i)^feed://", "https://");
        if (!address.matches("(?i)https?://\\S+") || Fetcher.host(address).equals(address)) {
            left.add("'" + feed.title() + "' has no address that can be followed: " + feed.address());
            return;
        }
        Optional<String> known = Optional.ofNullable(followed.get(plain(address)));
        if (known.isPresent()) {
            left.add(address + " is followed already, as " + known.get());
            return;
        }
        String name = name(feed, address);
        followed.put(plain(address), name);
        added.add(new NewFeed(name, address, feed.title(), feed.folders()));
    }

    /// Made of its title's letters, else of its host.
    private String name(OpmlFeed feed, String address) {
        String name = Slug.ofFeed(feed.title());
        if (name.length() < 2) {
            name = Slug.ofFeed(Fetcher.host(address).replaceFirst("^www\\.", ""));
        }
        String free = name;
        for (int copy = 2; !names.add(free); copy++) {
            free = name + "-" + copy;
        }
        return free;
    }

    /// What makes no difference left out.
    private static String plain(String address) {
        return address.replaceFirst("(?i)^https?://(www\\.)?", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }

    private List<Diagnostic> write(boolean dryRun) throws IOException {
        Path settings =
                context.config().workspace().resolve(ConfigReader.MAIN_FILE).toRealPath();
        String text = switch (Utf8DecodeResult.read(Files.readAllBytes(settings))) {
            case Utf8DecodeResult.Text(String read) -> read;
            case Utf8DecodeResult.Broken broken -> throw new IllegalStateException(broken.problem());
        };
        Path changed = settings.resolveSibling("." + settings.getFileName() + ".new");
        try {
            // With its permissions.
            Files.copy(settings, changed, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(changed, YamlSourcesEditor.add(text, added));
            List<Diagnostic> faults = faults(changed);
            if (faults.isEmpty() && !dryRun) {
                Files.move(changed, settings, StandardCopyOption.ATOMIC_MOVE);
            }
            return faults;
        } finally {
            Files.deleteIfExists(changed);
        }
    }

    private List<Diagnostic> faults(Path changed) {
        return switch (new ConfigReader().read(context.config().workspace(), changed, System.getenv())) {
            case ConfigReadResult.Invalid invalid -> invalid.faults();
            case ConfigReadResult.Valid valid
            when !valid.config().sources().keySet().equals(names) ->
                List.of(new Diagnostic(
                        ConfigReader.MAIN_FILE,
                        1,
                        "the feeds cannot be written under sources: without changing what is there",
                        "write sources: as a block, with one source below the other"));
            case ConfigReadResult.Valid _ -> List.of();
        };
    }
}

package gazette.press.ingest;

import gazette.config.AddressLogin;
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

/// Adds the feeds of an OPML list to `gazette.yaml`, under `sources:`. The file is replaced only if the new one
/// is valid, and nothing else in it changes.
public final class ImportFeeds {

    private final AppContext context;
    private final Map<String, String> nameByUrl = new HashMap<>();
    private final Set<String> names;
    private final List<NewFeed> added = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /// Holds the result.
    ///
    /// @param added the feeds that were added
    /// @param skipped for each other feed a sentence that says why it was not added
    /// @param faults of the new settings; if there are any, nothing was changed
    public record Imported(List<NewFeed> added, List<String> skipped, List<Diagnostic> faults) {
        public Imported {
            added = List.copyOf(added);
            skipped = List.copyOf(skipped);
            faults = List.copyOf(faults);
        }
    }

    public ImportFeeds(AppContext context) {
        this.context = context;
        Config config = context.config();
        this.names = new HashSet<>(config.sources().keySet());
        for (FeedConfig feed : config.feeds()) {
            nameByUrl.put(normalized(feed.address()), feed.name());
            context.store()
                    .read(tables -> tables.feeds().find(feed.name()))
                    .map(FeedState::currentUrl)
                    .ifPresent(asked -> nameByUrl.put(normalized(asked), feed.name()));
        }
    }

    /// Adds the feeds.
    ///
    /// @param list an OPML file
    /// @param dryRun whether to change nothing
    public Imported run(byte[] list, boolean dryRun) {
        Opml.read(list).forEach(this::add);
        if (added.isEmpty()) {
            return new Imported(added, skipped, List.of());
        }
        try {
            return new Imported(added, skipped, write(dryRun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(OpmlFeed feed) {
        String address = feed.address().strip().replaceFirst("(?i)^feed:(?://)?(?=https?:)", "");
        address = address.replaceFirst("(?i)^feed://", "https://");
        if (!address.matches("(?i)https?://\\S+") || Fetcher.host(address).equals(address)) {
            skipped.add("'" + feed.title() + "' has no address that can be followed: "
                    + AddressLogin.removed(feed.address()));
            return;
        }
        if (AddressLogin.isIn(address)) {
            skipped.add(AddressLogin.removed(address) + " has a login in its address; write it into gazette.yaml"
                    + " without that, with user: and password_file: below");
            return;
        }
        Optional<String> known = Optional.ofNullable(nameByUrl.get(normalized(address)));
        if (known.isPresent()) {
            skipped.add(address + " is followed already, as " + known.get());
            return;
        }
        String name = name(feed, address);
        nameByUrl.put(normalized(address), name);
        added.add(new NewFeed(name, address, feed.title(), feed.folders()));
    }

    /// Makes a name of the title, or of the host if the title has too few Latin letters.
    private String name(OpmlFeed feed, String address) {
        String name = Slug.ofFeed(feed.title());
        if (name.length() < 2) {
            name = Slug.ofFeed(Fetcher.host(address).replaceFirst("^www\\.", ""));
        }
        String freeName = name;
        for (int copy = 2; !names.add(freeName); copy++) {
            freeName = name + "-" + copy;
        }
        return freeName;
    }

    /// Leaves out what makes no difference between two addresses of one feed.
    private static String normalized(String address) {
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
            // Copied first, to keep its permissions.
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

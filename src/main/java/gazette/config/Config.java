package gazette.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds all settings of a workspace, checked. They are read once and handed on in parts.
///
/// @param workspace the folder with `gazette.yaml`, absolute
/// @param data the folder of all state: keys, images, mailbox, and normally the database; absolute
/// @param websub the hubs that tell feed readers of changes
/// @param editors addresses that get a mail about failed and missed runs
/// @param segments named groups of subscribers
public record Config(
        Path workspace,
        Path data,
        DatabaseConfig database,
        PictureStore pictureStore,
        PublicationConfig publication,
        WebConfig web,
        Map<String, SourceConfig> sources,
        FetchConfig fetch,
        WebSubConfig websub,
        MailConfig mail,
        Map<String, ListConfig> lists,
        Map<String, ScheduleConfig> schedules,
        List<String> editors,
        Map<String, SegmentConfig> segments) {
    public Config {
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
        schedules = Collections.unmodifiableMap(new LinkedHashMap<>(schedules));
        editors = List.copyOf(editors);
    }

    /// Returns the folders among the sources.
    public List<FolderConfig> folders() {
        return sources.values().stream()
                .flatMap(source -> source instanceof FolderConfig folder ? Stream.of(folder) : Stream.empty())
                .toList();
    }

    /// Returns the feeds among the sources.
    public List<FeedConfig> feeds() {
        return sources.values().stream()
                .flatMap(source -> source instanceof FeedConfig feed ? Stream.of(feed) : Stream.empty())
                .toList();
    }

    /// Returns the address of the site: `public_url`, or else the address that `serve` listens on.
    public URI siteUrl() {
        return publication.publicUrl().orElseGet(() -> URI.create("http://" + reachableHost() + ":" + web.port()));
    }

    /// Returns the lists whose letters may go by a relay.
    public Stream<ListConfig> listsBy(RelayConfig relay) {
        return lists.values().stream().filter(list -> mail.relaysOf(list).contains(relay));
    }

    /// Returns the relays of a list; none if there is no such list any more.
    public List<RelayConfig> relaysOf(String list) {
        return Optional.ofNullable(lists.get(list)).map(mail::relaysOf).orElse(List.of());
    }

    /// Returns the names that this machine may call itself in EHLO, best first: the host of `public_url`, then the
    /// domain of the sender of the relay's first list. Names that mean nothing to another machine are left out.
    public List<String> helloNames(RelayConfig relay) {
        Stream<String> host = publication.publicUrl().map(URI::getHost).stream();
        Stream<String> domain =
                listsBy(relay).map(list -> list.mail().from().domain()).limit(1);
        return Stream.concat(host, domain)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> MailAddressGrammar.faultOfHost(name)
                        .or(() -> MailAddressGrammar.faultOfPublicHost(name))
                        .isEmpty())
                .filter(name -> !LoopbackHosts.isLoopback(name))
                .distinct()
                .toList();
    }

    /// Returns the list of that name.
    ///
    /// @throws NoSuchElementException if there is none in {@link #lists}
    public ListConfig list(String name) {
        return Optional.ofNullable(lists.get(name)).orElseThrow(() -> new NoSuchElementException("list " + name));
    }

    /// Returns the schedule of that name.
    ///
    /// @throws NoSuchElementException if there is none in {@link #schedules}
    public ScheduleConfig schedule(String name) {
        return Optional.ofNullable(schedules.get(name))
                .orElseThrow(() -> new NoSuchElementException("schedule " + name));
    }

    /// Returns the cadences that a subscriber of a list can choose: those that a schedule serves, or all while the
    /// list has no schedule.
    public List<Cadence> choices(ListConfig list) {
        Set<Cadence> served = schedules.values().stream()
                .filter(schedule -> schedule.list().equals(list.name()))
                .map(schedule -> schedule.recipients().cadence())
                .collect(Collectors.toSet());
        return list.cadences().stream()
                .filter(cadence -> served.isEmpty() || served.contains(cadence))
                .toList();
    }

    /// Returns the same settings for the demo: all state in another folder, one relay for all lists, no hubs.
    public Config inDemo(Path demoData, URI publicUrl, int listenPort, RelayConfig relay) {
        var demoLists = new LinkedHashMap<String, ListConfig>();
        lists.forEach((name, list) -> demoLists.put(name, list.inDemo()));
        return new Config(
                workspace,
                demoData,
                new DatabaseConfig.Sqlite(demoData.resolve("gazette.db")),
                PictureStore.FOLDER,
                publication.withPublicUrl(publicUrl),
                new WebConfig(
                        "127.0.0.1",
                        listenPort,
                        new ProxyConfig(List.of(), false),
                        web.proofOfWork(),
                        web.securityContact(),
                        DeskWrites.NONE),
                sources,
                fetch,
                WebSubConfig.NONE,
                mail.inDemo(relay),
                demoLists,
                schedules,
                editors,
                segments);
    }

    /// Returns the same settings with the articles of another folder, cut as those of the first source.
    public Config withSeeds(Path folder) {
        var first = sources.values().iterator().next();
        var seeds = new FolderConfig(first.name(), folder.toAbsolutePath().normalize(), first.cutAfter(), 1);
        var everywhere = new LinkedHashMap<String, ScheduleConfig>();
        schedules.forEach((name, schedule) -> everywhere.put(name, schedule.fromAllSources()));
        return new Config(
                workspace,
                data,
                database,
                pictureStore,
                publication,
                web,
                Map.of(seeds.name(), seeds),
                fetch,
                websub,
                mail,
                lists,
                everywhere,
                editors,
                segments);
    }

    /// Returns the same settings with all state in another folder, where nothing has happened yet.
    public Config withData(Path folder) {
        return new Config(
                workspace,
                folder,
                new DatabaseConfig.Sqlite(folder.resolve("gazette.db")),
                PictureStore.FOLDER,
                publication,
                web,
                sources,
                fetch,
                websub,
                mail,
                lists,
                schedules,
                editors,
                segments);
    }

    /// Wildcard addresses are for listening only.
    private String reachableHost() {
        return switch (web.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> web.host().contains(":") ? "[" + web.host() + "]" : web.host();
        };
    }
}

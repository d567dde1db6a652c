package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.DatabaseConfig;
import gazette.config.ListConfig;
import gazette.config.OwnerOnly;
import gazette.config.RelayConfig;
import gazette.delivery.MailTransport;
import gazette.delivery.dkim.DkimKeySet;
import gazette.delivery.localmail.MailFolder;
import gazette.delivery.smtp.RelayMemory;
import gazette.delivery.smtp.RelayTransport;
import gazette.press.images.DatabaseImageStore;
import gazette.press.images.EmbedImages;
import gazette.press.images.FileImageStore;
import gazette.press.images.ImageStore;
import gazette.press.images.MoveImages;
import gazette.press.images.OpenImageStore;
import gazette.render.SiteUrls;
import gazette.render.themes.Themes;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.subscribers.keys.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds what every use case works with: the current settings, the database, the keys, the themes and the clock.
///
/// @param linkKeys the keys, if they are those of the database
/// @param relayMemory what is known about the relays, for as long as the process runs
public record AppContext(
        Config config, Store store, LinkKeys linkKeys, Themes themes, InstantSource clock, RelayMemory relayMemory)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

    /// Opens a workspace: creates its data folder and its database if they are missing.
    public static AppContext open(Config config, InstantSource clock) {
        createDataFolder(config);
        dataFiles(config)
                .map(OwnerOnly::protect)
                .flatMap(List::stream)
                .distinct()
                .forEach(fault -> LOG.warn("data_open_to_others fault=\"{}\"", fault));
        Store store = Store.open(config.database());
        // The database's library has just unpacked its own.
        TemporaryFolder.closeFiles(config.data());
        RenameLists.run(config, store);
        LinkKeys keys = new MatchLinkKeys(config, store).read();
        return new AppContext(config, store, keys, themes(config), clock, new RelayMemory());
    }

    @Override
    public void close() {
        store.close();
    }

    /// Returns a context with other settings and the same open database. Reads the keys and the templates again.
    ///
    /// @throws LinkKeys.LinkKeyException if the keys are no longer those of the database
    public AppContext with(Config changed) {
        RenameLists.run(changed, store);
        var keys = new LinkKeys.Usable(new MatchLinkKeys(changed, store).read().ring());
        return new AppContext(changed, store, keys, themes(changed), clock, relayMemory);
    }

    /// Returns the keys that sign links. Whoever signs, checks or sends asks for them, so that nothing is sent with
    /// other keys than those of the database.
    ///
    /// @throws LinkKeys.LinkKeyException if the keys here are not those of the database
    public KeyRing keyRing() {
        return linkKeys.ring();
    }

    /// Checks the keys before any work is done that needs them.
    ///
    /// @throws LinkKeys.LinkKeyException if the keys here are not those of the database
    public void requireLinkKeys() {
        linkKeys.ring();
    }

    /// Returns the same context at another time.
    public AppContext at(InstantSource time) {
        return new AppContext(config, store, linkKeys, themes, time, relayMemory);
    }

    /// Returns the built-in themes, without those of the workspace.
    public Themes ownThemes() {
        return new Themes(config.data().resolve("no-templates"));
    }

    /// Returns the addresses of the public site.
    public SiteUrls site() {
        return SiteUrls.of(config);
    }

    /// Returns what delivers a list's mails: its relay, or the local mailbox if it has none.
    public MailTransport transport(ListConfig list) {
        return transport(config.mail().relayOf(list));
    }

    /// Returns what delivers to a relay, or to the local mailbox if there is no relay.
    public MailTransport transport(Optional<RelayConfig> relay) {
        return relay.<MailTransport>map(this::transport).orElseGet(() -> new MailFolder(mailbox()));
    }

    /// Returns what connects to a relay.
    public RelayTransport transport(RelayConfig relay) {
        return new RelayTransport(relay, relayMemory, config.helloNames(relay));
    }

    /// Returns the DKIM keys that sign a list's mails.
    public DkimKeySet dkim(ListConfig list) {
        return DkimKeySet.of(config.mail().dkim().values(), list.mail().from().domain());
    }

    /// Returns the folder of the local mailbox, which gets the mails of lists without a relay.
    public Path mailbox() {
        return config.data().resolve("mailbox");
    }

    /// Returns where images are stored.
    public ImageStore images() {
        var files = new FileImageStore(imageFolder());
        return switch (config.pictureStore()) {
            case DATABASE -> new DatabaseImageStore(store, files);
            case FOLDER -> files;
        };
    }

    /// Gets the file of an image that another machine has stored.
    ///
    /// @return whether there is such an image
    public boolean fetchImage(String name) {
        return images().read(name).isPresent();
    }

    /// Brings images to where they are stored, if that has changed.
    ///
    /// @param stop says whether to break off; the next call goes on
    public void moveImages(BooleanSupplier stop) {
        new MoveImages(store, new FileImageStore(imageFolder()), config.pictureStore()).run(stop);
    }

    /// Returns the folder with the files of images that this machine serves.
    public Path imageFolder() {
        return config.data().resolve("images");
    }

    /// Returns what attaches images to mails.
    public EmbedImages imageEmbedder() {
        return new EmbedImages(site(), images());
    }

    /// Returns the same for use in a transaction.
    public EmbedImages imageEmbedder(Tables tables) {
        return new EmbedImages(site(), new OpenImageStore(tables, new FileImageStore(imageFolder())));
    }

    /// Returns whether the desk may write any folder.
    public boolean hasDeskWrites() {
        return !config.web().deskWrites().folders().isEmpty();
    }

    /// Returns the lists that are shown on the site.
    public List<ListConfig> publicLists() {
        return config.lists().values().stream().filter(ListConfig::isPublic).toList();
    }

    /// Returns the ids of the public lists. A list has no id before it has members or issues.
    public List<Long> publicListIds(Tables tables) {
        return tables.lists().ids(publicLists().stream().map(ListConfig::name).toList());
    }

    /// Returns the folder of the data, and the database's files, which may be elsewhere.
    public static Stream<Path> dataFiles(Config config) {
        return Stream.concat(
                Stream.of(config.data()),
                config.database() instanceof DatabaseConfig.Sqlite(Path file)
                        ? Stream.of("", "-wal", "-shm").map(end -> Path.of(file + end))
                        : Stream.empty());
    }

    private static void createDataFolder(Config config) {
        try {
            OwnerOnly.createFolder(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Themes themes(Config config) {
        return new Themes(config.workspace().resolve("templates"));
    }
}

package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.delivery.MailTransport;
import gazette.delivery.dkim.DkimKeySet;
import gazette.delivery.localmail.MailFolder;
import gazette.delivery.smtp.RelayTransport;
import gazette.press.images.EmbedImages;
import gazette.press.images.FileImageStore;
import gazette.render.SiteUrls;
import gazette.render.themes.Themes;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.subscribers.keys.KeyFile;
import gazette.subscribers.keys.KeyRing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What every use case works with: the settings as they are now, and the archive.
public record AppContext(Config config, Store store, KeyRing keyRing, Themes themes, InstantSource clock)
        implements AutoCloseable {

    /// Opens a workspace's archive.
    public static AppContext open(Config config, InstantSource clock) {
        DataFolder.make(config.data());
        Store store = Store.open(config.database());
        RenameLists.run(config, store);
        return new AppContext(config, store, new KeyFile(config.data()).read(), themes(config), clock);
    }

    @Override
    public void close() {
        store.close();
    }

    /// The same archive under other settings, with the templates and the keys as they are now.
    public AppContext with(Config changed) {
        RenameLists.run(changed, store);
        return new AppContext(changed, store, new KeyFile(changed.data()).read(), themes(changed), clock);
    }

    /// The program's own themes, whatever the workspace's are like.
    public Themes ownThemes() {
        return new Themes(config.data().resolve("no-templates"));
    }

    /// The paper on the web.
    public SiteUrls site() {
        return new SiteUrls(config.publication(), config.siteUrl());
    }

    /// Who takes a list's letters: its relay, or else the local mailbox.
    public MailTransport transport(ListConfig list) {
        return transport(config.mail().relayOf(list));
    }

    /// A connection to a relay; to the local mailbox if there is none.
    public MailTransport transport(Optional<RelayConfig> relay) {
        return relay.<MailTransport>map(RelayTransport::new).orElseGet(() -> new MailFolder(mailbox()));
    }

    /// The keys that sign a list's letters.
    public DkimKeySet dkim(ListConfig list) {
        return DkimKeySet.of(config.mail().dkim().values(), list.mail().from().domain());
    }

    /// The folder of letters that no relay took.
    public Path mailbox() {
        return config.data().resolve("mailbox");
    }

    /// The folder of pictures, each under its name for ever.
    public Path imageFolder() {
        return config.data().resolve("images");
    }

    /// What puts pictures into letters.
    public EmbedImages imageEmbedder() {
        return new EmbedImages(site(), new FileImageStore(imageFolder()));
    }

    /// Lists that the web may show.
    public List<ListConfig> publicLists() {
        return config.lists().values().stream().filter(ListConfig::isPublic).toList();
    }

    /// The numbers of those lists, of all that have one.
    public List<Long> publicLists(Tables tables) {
        return tables.lists().ids(publicLists().stream().map(ListConfig::name).toList());
    }

    private static Themes themes(Config config) {
        return new Themes(config.workspace().resolve("templates"));
    }
}

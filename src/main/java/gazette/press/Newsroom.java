package gazette.press;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.delivery.Carrier;
import gazette.delivery.Dkim;
import gazette.delivery.MailFolder;
import gazette.delivery.Relay;
import gazette.render.Site;
import gazette.render.Themes;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.subscribers.KeyFile;
import gazette.subscribers.KeyRing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What every use case works with: the settings as they are now, and the archive.
public record Newsroom(Config config, Store store, KeyRing key, Themes themes, InstantSource clock)
        implements AutoCloseable {

    /// Opens a workspace's archive.
    public static Newsroom open(Config config, InstantSource clock) {
        DataFolder.make(config.data());
        Store store = Store.open(config.database());
        RenameLists.run(config, store);
        return new Newsroom(config, store, new KeyFile(config.data()).read(), themes(config), clock);
    }

    @Override
    public void close() {
        store.close();
    }

    /// The same archive under other settings, with the templates and the keys as they are now.
    public Newsroom with(Config changed) {
        RenameLists.run(changed, store);
        return new Newsroom(changed, store, new KeyFile(changed.data()).read(), themes(changed), clock);
    }

    /// The program's own themes, whatever the workspace's are like.
    public Themes ownThemes() {
        return new Themes(config.data().resolve("no-templates"));
    }

    /// The paper on the web.
    public Site site() {
        return new Site(config.publication(), config.siteUrl());
    }

    /// Who takes a list's letters: its relay, or else the local mailbox.
    public Carrier carrier(ListConfig list) {
        return carrier(config.relayOf(list));
    }

    /// A connection to a relay; to the local mailbox if there is none.
    Carrier carrier(Optional<RelayConfig> relay) {
        return relay.<Carrier>map(Relay::new).orElseGet(() -> new MailFolder(mailbox()));
    }

    /// The keys that sign a list's letters.
    public Dkim dkim(ListConfig list) {
        return Dkim.of(config.dkim().values(), list.from().domain());
    }

    /// The folder of letters that no relay took.
    public Path mailbox() {
        return config.data().resolve("mailbox");
    }

    /// The folder of pictures, each under its name for ever.
    public Path pictures() {
        return config.data().resolve("images");
    }

    /// What puts pictures into letters.
    EnclosePictures enclosing() {
        return new EnclosePictures(site(), new PictureFolder(pictures()));
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

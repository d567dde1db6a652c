package gazette.press.workspace;

import gazette.config.Config;
import gazette.config.DatabaseConfig.Postgres;
import gazette.config.DatabaseConfig.Sqlite;
import gazette.store.LinkKeyTable.MarkedKey;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.subscribers.keys.KeyFile;
import gazette.subscribers.keys.KeyRing;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the keys in the data folder with the marks of them in the database. Machines that share a database must
/// have the same keys: else the links in the letters of one are dead on the other.
public final class MatchLinkKeys {
    private final Path data;
    private final Path file;
    private final String database;
    private final Store store;

    public MatchLinkKeys(Config config, Store store) {
        this.data = config.data();
        this.file = KeyFile.in(data);
        this.database = switch (config.database()) {
            case Sqlite sqlite -> sqlite.file().toString();
            case Postgres server -> server.toString();
        };
        this.store = store;
    }

    /// Reads the keys. A key is made only for a database that nothing is in yet. Keys that the database does not know
    /// are marked in it.
    public LinkKeys read() {
        return store.read(this::isMarked) ? store.read(this::compare) : store.write(this::mark);
    }

    /// Returns what is wrong with the keys; empty if nothing is, or if there is to be none yet. Changes nothing.
    public Optional<LinkKeys.Unusable> fault() {
        return store.read(tables -> compare(tables) instanceof LinkKeys.Unusable fault && !isNew(tables)
                ? Optional.of(fault)
                : Optional.empty());
    }

    /// Compares keys that a process uses, whatever is in the file by now.
    public LinkKeys compare(KeyRing inUse) {
        return store.read(tables -> compare(inUse, tables.linkKeys().all()));
    }

    /// Makes the keys here those of the database, whatever it had before; makes one if there is none. The links of
    /// other keys are dead from then on.
    public void accept() {
        store.change(tables -> {
            KeyRing ring = new KeyFile(data).read();
            tables.linkKeys().clear();
            mark(ring, tables);
        });
    }

    private boolean isMarked(Tables tables) {
        return switch (compare(tables)) {
            case LinkKeys.Unusable _ -> !isNew(tables);
            case LinkKeys.Usable(KeyRing ring) -> {
                List<MarkedKey> marked = tables.linkKeys().all();
                yield marked.size() == ring.ids().size()
                        && marked.stream().allMatch(key -> key.retired() == ring.isRetired(key.id()));
            }
        };
    }

    /// Looks once more, because another machine may have been first.
    private LinkKeys mark(Tables tables) {
        if (isNew(tables)) {
            new KeyFile(data);
        }
        LinkKeys keys = compare(tables);
        if (keys instanceof LinkKeys.Usable(KeyRing ring)) {
            mark(ring, tables);
        }
        return keys;
    }

    private void mark(KeyRing ring, Tables tables) {
        String place = here();
        ring.marks().forEach((id, mark) -> tables.linkKeys().put(new MarkedKey(id, mark, place, ring.isRetired(id))));
    }

    private boolean isNew(Tables tables) {
        return KeyFile.find(data).isEmpty()
                && tables.linkKeys().all().isEmpty()
                && !tables.linkKeys().isDatabaseUsed();
    }

    private LinkKeys compare(Tables tables) {
        List<MarkedKey> marked = tables.linkKeys().all();
        return KeyFile.find(data).map(found -> compare(found.read(), marked)).orElseGet(() -> missing(marked));
    }

    private LinkKeys compare(KeyRing ring, List<MarkedKey> marked) {
        Map<String, String> marks = ring.marks();
        for (MarkedKey key : marked) {
            if (!key.mark().equals(marks.get(key.id()))) {
                return unusable(key, marks.containsKey(key.id()));
            }
        }
        return new LinkKeys.Usable(ring.withRetired(
                marked.stream().filter(MarkedKey::retired).map(MarkedKey::id).toList()));
    }

    private LinkKeys missing(List<MarkedKey> marked) {
        Optional<String> origin = marked.stream().map(MarkedKey::place).findFirst();
        String theirs = origin.map(place -> " with " + place).orElse("");
        return new LinkKeys.Unusable(
                file + " is missing, and the links in letters from " + database + " are signed" + theirs,
                remedy(origin, "here"));
    }

    private LinkKeys unusable(MarkedKey key, boolean isOther) {
        String problem = isOther
                ? "is not the key of " + database + ", whose links are signed with " + key.place()
                : "lacks key " + key.id() + " of " + database + ", which is in " + key.place();
        return new LinkKeys.Unusable(file + " " + problem, remedy(Optional.of(key.place()), "over this one"));
    }

    private String remedy(Optional<String> origin, String where) {
        String lost = "if it is lost for good: gazette key accept";
        if (origin.filter(here()::equals).isPresent()) {
            return "put that file back, from a backup (data/secret.key in it) or another machine; " + lost;
        }
        return origin.map(place -> "copy that file " + where + ": scp " + place + " " + file)
                        .orElse("copy data/secret.key " + where + " from the machine that sent until now")
                + ", or take data/secret.key out of a backup; " + lost;
    }

    private String here() {
        return hostName() + ":" + file;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

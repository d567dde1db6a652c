package gazette.press.sending;

import gazette.config.Config;
import gazette.press.sending.NodeFile.Mark;
import gazette.press.workspace.AppContext;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.SenderNodeTable.Node;
import gazette.store.Store;
import gazette.store.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Identifies the data folder that sends. A file beside the secret key counts claims as the database does. So a
/// database that was restored from a backup, or copied elsewhere, is detected before it sends anything twice.
public final class RestoredDatabaseGuard {
    private final AppContext context;
    private final Path data;
    private final NodeFile file;
    private final Store store;
    private final InstantSource clock;

    public RestoredDatabaseGuard(AppContext context) {
        this.context = context;
        this.data = context.config().data();
        this.file = new NodeFile(data);
        this.store = context.store();
        this.clock = context.clock();
    }

    /// Makes a database know its data folder although nothing was sent yet, so that a copy of it is told from it. The
    /// database's schema stays as it is.
    public static void mark(Config config) {
        if (Store.exists(config.database()) && Files.exists(config.data().resolve("secret.key"))) {
            var file = new NodeFile(config.data());
            Mark mark = file.get();
            Store.enterFirst(config.database(), new Node(mark.id(), mark.fence(), file.place(), ""));
        }
    }

    /// Returns the node's id.
    public String id() {
        return file.get().id();
    }

    /// Begins to send. The caller holds the [SendingLock].
    ///
    /// @throws gazette.press.workspace.LinkKeys.LinkKeyException if the keys here are not those of the database
    public void begin() {
        context.requireLinkKeys();
        Mark mark = file.get();
        store.change(tables -> enter(mark, tables));
    }

    /// Looks, as a sender does when it begins, whether this database is the one to send from. A process that is sending
    /// has looked already.
    ///
    /// @return why nothing is sent until a person confirms it; empty if all is well
    public Optional<String> check() {
        SendingLock.take(data, "hold").ifPresent(lock -> {
            try (lock) {
                begin();
            }
        });
        return holdReason();
    }

    /// Returns why nothing is sent until a person confirms it; empty if all is well. Finds that out also before
    /// anything tried to send, and changes nothing.
    public Optional<String> holdReason() {
        try {
            // Before the database: a sender counts there first.
            Optional<Mark> mark = file.find();
            return Optional.of(store.read(tables -> holdReason(mark, tables))).filter(because -> !because.isEmpty());
        } catch (IllegalStateException damaged) {
            return Optional.ofNullable(damaged.getMessage());
        }
    }

    /// Confirms that this database is the one to send from.
    public void release() {
        context.requireLinkKeys();
        Mark mark = file.get();
        store.change(tables -> {
            long fence = tables.nodes().find(mark.id()).map(Node::fence).orElse(0L);
            tables.nodes().put(new Node(mark.id(), Math.max(mark.fence(), fence), file.place(), ""));
        });
    }

    /// Records a claim's fence before any of its letters is sent.
    void recordFence(long fence) {
        file.write(new Mark(id(), fence));
    }

    private void enter(Mark mark, Tables tables) {
        Optional<Node> known = tables.nodes().find(mark.id());
        if (known.filter(node -> !node.heldBecause().isEmpty()).isPresent()) {
            return;
        }
        String because = holdReason(Optional.of(mark), tables);
        long fence = known.map(Node::fence).orElse(0L);
        String place = known.filter(node -> !because.isEmpty()).map(Node::place).orElseGet(file::place);
        tables.nodes().put(new Node(mark.id(), fence, place, because));
        if (!because.isEmpty()) {
            tables.events().add(EventKind.HOLD, data.toString(), because, clock.instant());
        }
    }

    /// @return empty if all is well
    private String holdReason(Optional<Mark> mark, Tables tables) {
        long fence = mark.map(Mark::fence).orElse(0L);
        Optional<Node> known = mark.flatMap(found -> tables.nodes().find(found.id()));
        if (known.isEmpty()) {
            return fence == 0 && tables.nodes().isEmpty()
                    ? ""
                    : "its letters were sent from another data folder than " + data
                            + ": it seems restored or copied, or this is a second machine";
        }
        if (!known.get().heldBecause().isEmpty()) {
            return known.get().heldBecause();
        }
        if (fence > known.get().fence()) {
            return "the database is older than what was sent from here: it seems restored from a backup";
        }
        return known.get().place().equals(file.place()) ? "" : "the data folder was copied or moved to another place";
    }
}

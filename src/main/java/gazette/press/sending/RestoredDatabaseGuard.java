package gazette.press.sending;

import gazette.config.OwnerOnly;
import gazette.press.workspace.AppContext;
import gazette.store.SenderNodeTable;
import gazette.store.Store;
import gazette.store.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Identifies the data folder that sends. A file beside the secret key counts claims as the database does. So a
/// database that was restored from a backup, or copied elsewhere, is detected before it sends anything twice.
public final class RestoredDatabaseGuard {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16}) ([0-9]{19})\n");

    private final Path data;
    private final Path file;
    private final Path key;
    private final Store store;
    private final AppContext context;

    private record Mark(String id, long fence) {
        private String written() {
            return "%s %019d%n".formatted(id, fence);
        }
    }

    public RestoredDatabaseGuard(AppContext context) {
        this.context = context;
        this.data = context.config().data();
        this.file = data.resolve("node");
        this.key = data.resolve("secret.key");
        this.store = context.store();
    }

    /// Returns the node's id.
    public String id() {
        return mark().id();
    }

    /// Begins to send. The caller holds the [SendingLock].
    ///
    /// @throws gazette.press.workspace.LinkKeys.LinkKeyException if the keys here are not those of the database
    public void begin() {
        context.requireLinkKeys();
        Mark mark = mark();
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

    /// Returns why nothing is sent until a person confirms it; empty if all is well.
    public Optional<String> holdReason() {
        String id = id();
        return store.read(tables -> tables.nodes().find(id))
                .map(SenderNodeTable.Node::heldBecause)
                .filter(because -> !because.isEmpty());
    }

    /// Confirms that this database is the one to send from.
    public void release() {
        context.requireLinkKeys();
        Mark mark = mark();
        store.change(tables -> {
            long fence = tables.nodes()
                    .find(mark.id())
                    .map(SenderNodeTable.Node::fence)
                    .orElse(0L);
            tables.nodes().put(new SenderNodeTable.Node(mark.id(), Math.max(mark.fence(), fence), place(), ""));
        });
    }

    /// Records a claim's fence before any of its letters is sent.
    void recordFence(long fence) {
        write(new Mark(id(), fence));
    }

    private void enter(Mark mark, Tables tables) {
        Optional<SenderNodeTable.Node> known = tables.nodes().find(mark.id());
        if (known.isPresent() && !known.get().heldBecause().isEmpty()) {
            return;
        }
        String because = findMismatch(mark, known, tables.nodes().isEmpty());
        long fence = known.map(SenderNodeTable.Node::fence).orElse(0L);
        String place = known.filter(node -> !because.isEmpty())
                .map(SenderNodeTable.Node::place)
                .orElse(place());
        tables.nodes().put(new SenderNodeTable.Node(mark.id(), fence, place, because));
    }

    private String findMismatch(Mark mark, Optional<SenderNodeTable.Node> known, boolean first) {
        if (known.isEmpty()) {
            return first && mark.fence() == 0 ? "" : "this database was not the one that was sent from here before";
        }
        if (mark.fence() > known.get().fence()) {
            return "the database is older than what was sent from here: it seems restored from a backup";
        }
        return known.get().place().equals(place()) ? "" : "the data folder was copied or moved to another place";
    }

    /// Returns the inode of the key: a copy of a file has another one.
    private String place() {
        try {
            return Files.getAttribute(key, "unix:ino").toString();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return key.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mark mark() {
        try {
            if (Files.notExists(file)) {
                byte[] id = new byte[8];
                new SecureRandom().nextBytes(id);
                write(new Mark(HexFormat.of().formatHex(id), 0));
            }
            Matcher form = FORM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!form.matches()) {
                throw new IllegalStateException(file + " is damaged; remove it, then run: gazette hold --release");
            }
            return new Mark(form.group(1), Long.parseLong(form.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes in place, always the same length: this works on a full disk, and no crash leaves half of it.
    private void write(Mark mark) {
        try (var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file))) {
            channel.write(ByteBuffer.wrap(mark.written().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

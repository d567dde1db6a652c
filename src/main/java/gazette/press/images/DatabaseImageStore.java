package gazette.press.images;

import gazette.store.Store;
import gazette.text.FailureText;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores images in the database, where all machines find them. Each machine keeps the files that it needed, and serves
/// these.
///
/// @param cache the files of this machine
public record DatabaseImageStore(Store store, FileImageStore cache) implements ImageStore {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseImageStore.class);

    @Override
    public boolean has(String name) {
        return cache.has(name) || store.read(tables -> tables.pictureFiles().has(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        store.change(tables -> tables.pictureFiles().put(name, bytes));
        keep(name, bytes);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return cache.read(name).or(() -> fetch(name));
    }

    private Optional<byte[]> fetch(String name) {
        Optional<byte[]> bytes = store.read(tables -> tables.pictureFiles().read(name));
        bytes.ifPresent(found -> keep(name, found));
        return bytes;
    }

    /// A machine whose disk is full still sends.
    private void keep(String name, byte[] bytes) {
        try {
            cache.put(name, bytes);
        } catch (UncheckedIOException e) {
            LOG.warn("image_not_kept name={} cause=\"{}\"", name, FailureText.of(e));
        }
    }
}

package gazette.press.images;

import gazette.store.Tables;
import java.util.Optional;

/// Reads images within a transaction that is open already: a second one could wait for the first.
///
/// @param cache the files of this machine
public record OpenImageStore(Tables tables, FileImageStore cache) implements ImageStore {
    @Override
    public boolean has(String name) {
        return cache.has(name) || tables.pictureFiles().has(name);
    }

    @Override
    public void put(String name, byte[] bytes) {
        tables.pictureFiles().put(name, bytes);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return cache.read(name).or(() -> tables.pictureFiles().read(name));
    }
}

package gazette.press.images;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads from another store and keeps new images in memory, so that a preview leaves nothing behind.
public final class MemoryImageStore implements ImageStore {
    private final ImageStore stored;
    private final Map<String, byte[]> added = new ConcurrentHashMap<>();

    public MemoryImageStore(ImageStore stored) {
        this.stored = stored;
    }

    @Override
    public boolean has(String name) {
        return added.containsKey(name) || stored.has(name);
    }

    @Override
    public void put(String name, byte[] bytes) {
        added.put(name, bytes);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(added.get(name)).or(() -> stored.read(name));
    }
}

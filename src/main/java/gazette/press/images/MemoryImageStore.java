package gazette.press.images;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Pictures of a preview, which is to leave nothing behind: those on a shelf, and new ones in memory.
public final class MemoryImageStore implements ImageStore {
    private final ImageStore shelf;
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();

    public MemoryImageStore(ImageStore shelf) {
        this.shelf = shelf;
    }

    @Override
    public boolean has(String name) {
        return pictures.containsKey(name) || shelf.has(name);
    }

    @Override
    public void put(String name, byte[] bytes) {
        pictures.put(name, bytes);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(pictures.get(name)).or(() -> shelf.read(name));
    }
}

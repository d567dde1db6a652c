package gazette.press;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Pictures of a preview, which is to leave nothing behind: those on a shelf, and new ones in memory.
final class PictureTray implements PictureShelf {
    private final PictureShelf shelf;
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();

    PictureTray(PictureShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public boolean has(String name) {
        return pictures.containsKey(name) || shelf.has(name);
    }

    @Override
    public void keep(String name, byte[] bytes) {
        pictures.put(name, bytes);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(pictures.get(name)).or(() -> shelf.read(name));
    }
}

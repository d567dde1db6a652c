package gazette.press.images;

import gazette.config.PictureStore;
import gazette.store.Store;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings images to where they are kept, if that was changed: files into the database, or images of the database into
/// the folder. One image is one step, so that it can be broken off and goes on later. What is there already is left
/// alone, and nothing is deleted.
///
/// @param folder the files of this machine
public record MoveImages(Store store, FileImageStore folder, PictureStore kept) {
    private static final Logger LOG = LoggerFactory.getLogger(MoveImages.class);

    /// Moves what is missing.
    ///
    /// @param stop says whether to break off
    public void run(BooleanSupplier stop) {
        folder.removeUnfinished();
        Set<String> stored = store.read(tables -> tables.pictureFiles().names());
        Set<String> files = folder.names();
        Set<String> missing = new HashSet<>(
                switch (kept) {
                    case DATABASE -> files;
                    case FOLDER -> stored;
                });
        missing.removeAll(kept == PictureStore.DATABASE ? stored : files);
        int moved = 0;
        for (String name : missing) {
            if (stop.getAsBoolean()) {
                return;
            }
            move(name);
            moved++;
        }
        if (moved > 0) {
            LOG.info("images_moved to={} images={}", kept, moved);
        }
    }

    private void move(String name) {
        switch (kept) {
            case DATABASE ->
                folder.read(name)
                        .ifPresent(bytes ->
                                store.change(tables -> tables.pictureFiles().put(name, bytes)));
            case FOLDER ->
                store.read(tables -> tables.pictureFiles().read(name)).ifPresent(bytes -> folder.put(name, bytes));
        }
    }
}

package gazette.store;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Stores the pictures themselves, each under the name that is made from its content.
public final class PictureFileTable {
    private final Handle handle;

    PictureFileTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the names of all pictures.
    public Set<String> names() {
        return handle.createQuery("select name from picture_file")
                .mapTo(String.class)
                .set();
    }

    /// Returns whether a picture is stored.
    public boolean has(String name) {
        return handle.createQuery("select count(*) from picture_file where name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// Returns a picture; empty if it is not stored.
    public Optional<byte[]> read(String name) {
        return handle.createQuery("select bytes from picture_file where name = :name")
                .bind("name", name)
                .mapTo(byte[].class)
                .findOne();
    }

    /// Stores a picture; does nothing if it is stored already.
    public void put(String name, byte[] bytes) {
        handle.createUpdate(
                        "insert into picture_file (name, bytes) values (:name, :bytes) on conflict (name) do nothing")
                .bind("name", name)
                .bind("bytes", bytes)
                .execute();
    }
}

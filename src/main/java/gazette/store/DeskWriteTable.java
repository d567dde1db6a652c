package gazette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Stores what the desk wrote into folders: each row is a version of a file, and says whether the folder has it.
public final class DeskWriteTable {
    private static final String COLUMNS = """
            id, folder, path, bytes, hash, replaces, state, problem, remedy, account, written_at
            """;

    private final Handle handle;

    DeskWriteTable(Handle handle) {
        this.handle = handle;
    }

    /// Says what became of a version.
    public enum DeskWriteState {
        /// It is not yet in the folder.
        WAITING,
        /// The folder has it, or had it.
        WRITTEN,
        /// The folder has another text than the one that it was to replace; an editor decides.
        CONFLICT,
        /// A later version took its place before the folder had it.
        OVERTAKEN,
        /// An editor took the folder's version.
        DROPPED
    }

    /// Describes a version of a file.
    ///
    /// @param folder as `web.desk_writes` names it
    /// @param path within the folder, with `/` between names
    /// @param bytes its content; shared, not copied. Empty for a picture that its folder has
    /// @param hash SHA-256 of the content, in hexadecimal
    /// @param replaces the hash of what the folder has to have for it; empty for no file
    /// @param problem why the folder does not have it; empty if nothing is wrong
    /// @param account who wrote it
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    public record DeskWrite(
            long id,
            String folder,
            String path,
            byte[] bytes,
            String hash,
            String replaces,
            DeskWriteState state,
            String problem,
            String remedy,
            String account,
            Instant writtenAt) {
        /// Returns whether it is not yet in its folder.
        public boolean isWaiting() {
            return state == DeskWriteState.WAITING;
        }

        /// Returns whether an editor has to decide between it and the folder's version.
        public boolean isConflict() {
            return state == DeskWriteState.CONFLICT;
        }
    }

    /// Adds a version that is not yet in its folder.
    ///
    /// @return its number
    public long add(
            String folder, String path, byte[] bytes, String hash, String replaces, String account, Instant now) {
        return handle.createQuery("""
                        insert into desk_write
                            (folder, path, bytes, hash, replaces, state, problem, remedy, account, written_at)
                        values (:folder, :path, :bytes, :hash, :replaces, 'waiting', '', '', :account, :now)
                        returning id
                        """)
                .bind("folder", folder)
                .bind("path", path)
                .bind("bytes", bytes)
                .bind("hash", hash)
                .bind("replaces", replaces)
                .bind("account", account)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /// Returns a version.
    public Optional<DeskWrite> byId(long id) {
        return handle.createQuery("select " + COLUMNS + " from desk_write where id = :id")
                .bind("id", id)
                .mapTo(DeskWrite.class)
                .findOne();
    }

    /// Returns the version of a file that is not yet in its folder.
    public Optional<DeskWrite> waiting(String folder, String path) {
        return handle.createQuery("select " + COLUMNS + """
                         from desk_write where folder = :folder and path = :path and state = 'waiting'
                        order by id desc limit 1
                        """)
                .bind("folder", folder)
                .bind("path", path)
                .mapTo(DeskWrite.class)
                .findOne();
    }

    /// Returns the versions that are not yet in their folders, by their numbers, the first written first.
    public List<Long> waiting() {
        return handle.createQuery("select id from desk_write where state = 'waiting' order by id")
                .mapTo(Long.class)
                .list();
    }

    /// Describes a version that its folder does not have.
    public record OpenDeskWrite(
            long id,
            String folder,
            String path,
            DeskWriteState state,
            String problem,
            String remedy,
            String account,
            Instant writtenAt) {}

    /// Returns the versions that their folders do not have, the latest first.
    public List<OpenDeskWrite> open() {
        return handle.createQuery("""
                        select id, folder, path, state, problem, remedy, account, written_at from desk_write
                        where state in ('waiting', 'conflict') order by id desc
                        """).mapTo(OpenDeskWrite.class).list();
    }

    /// Returns the hashes of what was written since an instant: a file with one of them is complete.
    public Set<String> hashesSince(Instant since) {
        return handle.createQuery("select hash from desk_write where written_at >= :since")
                .bind("since", since)
                .mapTo(String.class)
                .set();
    }

    /// Returns a mark that changes whenever what a run would read of the desk's versions does.
    public String mark() {
        return handle.createQuery("""
                        select (select coalesce(max(id), 0) from desk_write)
                            || ' ' || count(*) || ' ' || coalesce(sum(case when state = 'waiting' then id else 0 end), 0) as mark
                        from desk_write where state in ('waiting', 'conflict')
                        """).mapTo(String.class).one();
    }

    /// Returns the versions of a file, the latest first.
    public List<DeskWrite> versions(String folder, String path, int most) {
        return handle.createQuery("select " + COLUMNS
                        + " from desk_write where folder = :folder and path = :path order by id desc limit :most")
                .bind("folder", folder)
                .bind("path", path)
                .bind("most", most)
                .mapTo(DeskWrite.class)
                .list();
    }

    /// Records that the folder has a version.
    ///
    /// @param keepsBytes whether its content is kept, too
    public void markWritten(long id, boolean keepsBytes, Instant now) {
        settle(id, DeskWriteState.WRITTEN, now);
        if (!keepsBytes) {
            handle.createUpdate("update desk_write set bytes = :none where id = :id")
                    .bind("id", id)
                    .bind("none", new byte[0])
                    .execute();
        }
    }

    /// Records that a version is not to be written any more.
    public void close(long id, DeskWriteState state, Instant now) {
        settle(id, state, now);
    }

    /// Records why the folder does not have a version yet.
    public void explain(long id, String problem, String remedy) {
        handle.createUpdate("""
                        update desk_write set problem = :problem, remedy = :remedy
                        where id = :id and state = 'waiting' and (problem <> :problem or remedy <> :remedy)
                        """)
                .bind("id", id)
                .bind("problem", problem)
                .bind("remedy", remedy)
                .execute();
    }

    /// Records that the folder has another text than the one that a version was to replace, and keeps that text.
    ///
    /// @param theirs what the folder has; empty if the file is gone
    public void markConflict(long id, Optional<byte[]> theirs) {
        handle.createUpdate("""
                        update desk_write set state = 'conflict', problem = '', remedy = '', theirs = :theirs
                        where id = :id and state = 'waiting'
                        """)
                .bind("id", id)
                .bind("theirs", theirs.orElse(null))
                .execute();
    }

    /// Returns what the folder had in place of what a version was to replace; empty if the file was gone.
    public Optional<byte[]> theirs(long id) {
        return handle.createQuery("select theirs from desk_write where id = :id and theirs is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    private void settle(long id, DeskWriteState state, Instant now) {
        handle.createUpdate("""
                        update desk_write set state = :state, problem = '', remedy = '', settled_at = :now
                        where id = :id and state in ('waiting', 'conflict')
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("now", now)
                .execute();
    }
}

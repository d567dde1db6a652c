package gazette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores what accounts write at the desk and have not saved into a folder yet.
public final class ArticleEditTable {
    private final Handle handle;

    ArticleEditTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes an article that somebody is writing.
    ///
    /// @param key names it in addresses of the desk
    /// @param account whose it is
    /// @param folder as `web.desk_writes` names it
    /// @param path within the folder; empty if the article has no file yet
    /// @param base the hash of the file that it began with; empty for none
    /// @param version counted from 1
    /// @param bytes the file as it would be; shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    public record ArticleEdit(
            String key,
            long account,
            String folder,
            String path,
            String base,
            int version,
            byte[] bytes,
            Instant updatedAt) {}

    /// Names somebody who is writing an article, too.
    public record OtherEditor(String name, Instant updatedAt) {}

    private static final String COLUMNS = """
            select edit_key as key, account_id as account, folder, path, base, version, bytes, updated_at from article_edit
            """;

    /// Returns what is written under a key.
    public Optional<ArticleEdit> find(String key) {
        return handle.createQuery(COLUMNS + "where edit_key = :key")
                .bind("key", key)
                .mapTo(ArticleEdit.class)
                .findOne();
    }

    /// Returns what an account is writing of a file.
    public Optional<ArticleEdit> find(long account, String folder, String path) {
        return handle.createQuery(COLUMNS + """
                        where account_id = :account and folder = :folder and path = :path
                        order by updated_at desc limit 1
                        """)
                .bind("account", account)
                .bind("folder", folder)
                .bind("path", path)
                .mapTo(ArticleEdit.class)
                .findOne();
    }

    /// Returns all that an account is writing, the latest first.
    public List<ArticleEdit> of(long account, int most) {
        return handle.createQuery(
                        COLUMNS + "where account_id = :account order by updated_at desc, edit_key limit :most")
                .bind("account", account)
                .bind("most", most)
                .mapTo(ArticleEdit.class)
                .list();
    }

    /// Returns who else is writing a file, the latest first.
    public List<OtherEditor> others(long account, String folder, String path) {
        return handle.createQuery("""
                        select account.name, max(article_edit.updated_at) as updated_at
                        from article_edit join account on account.id = article_edit.account_id
                        where article_edit.folder = :folder and article_edit.path = :path
                            and article_edit.account_id <> :account and article_edit.path <> ''
                        group by account.name order by max(article_edit.updated_at) desc
                        """)
                .bind("account", account)
                .bind("folder", folder)
                .bind("path", path)
                .mapTo(OtherEditor.class)
                .list();
    }

    /// Stores a version.
    public void put(ArticleEdit edit) {
        handle.createUpdate("""
                        insert into article_edit (edit_key, account_id, folder, path, base, version, bytes, updated_at)
                        values (:key, :account, :folder, :path, :base, :version, :bytes, :updatedAt)
                        on conflict (edit_key) do update set folder = :folder, path = :path, base = :base,
                            version = :version, bytes = :bytes, updated_at = :updatedAt
                        """).bindMethods(edit).execute();
    }

    /// Removes what is saved, or given up.
    public void remove(String key) {
        handle.createUpdate("delete from article_edit where edit_key = :key")
                .bind("key", key)
                .execute();
    }
}

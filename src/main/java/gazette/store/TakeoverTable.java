package gazette.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores which articles took the place of others that linked to their page first.
public final class TakeoverTable {
    private final Handle handle;

    TakeoverTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes one article in the place of another.
    ///
    /// @param owner the path of the article that has the right to the page
    /// @param former the path of the one that gave way
    /// @param page the page, or the title if the two had the same content
    public record Takeover(Instant at, String owner, String former, String page) {}

    /// Records it.
    ///
    /// @param former the path of the article that gives way
    /// @param formerId its id; that of the owner if the owner is its new version
    public void add(long owner, String former, long formerId, String page, Instant now) {
        handle.createUpdate("""
                        insert into takeover (owner_id, former, former_id, page, at)
                        values (:owner, :former, :formerId, :page, :now)
                        on conflict (owner_id, former) do update set former_id = :formerId, page = :page, at = :now
                        """)
                .bind("owner", owner)
                .bind("former", former)
                .bind("formerId", formerId)
                .bind("page", page)
                .bind("now", now)
                .execute();
    }

    /// Returns whether an article gave way to one that is still there or was sent.
    public boolean isReplaced(long article) {
        return handle.createQuery("""
                        select count(*) from takeover join article on article.id = takeover.owner_id
                        where takeover.former_id = :article and takeover.owner_id <> :article
                            and (article.present = 1 or exists (
                                select 1 from offer where offer.article_id = article.id and offer.verdict = 'issued'))
                        """)
                        .bind("article", article)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Returns whom an article took the place of, and to whom it gave way, the oldest first.
    public List<Takeover> of(long article) {
        return handle.createQuery("""
                        select takeover.at, article.source || '/' || article.path as owner, takeover.former, takeover.page
                        from takeover join article on article.id = takeover.owner_id
                        where takeover.owner_id = :article or takeover.former_id = :article
                        order by takeover.at, takeover.former
                        """)
                .bind("article", article)
                .mapTo(Takeover.class)
                .list();
    }
}

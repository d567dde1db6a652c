package gazette.store;

import gazette.articles.ArticleBodyAndImages;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Decides which picture stands for the articles that were stored before that was written down.
final class FillLeadPictures {
    /// So many texts are held in memory.
    private static final int BATCH = 50;

    private final Jdbi database;

    FillLeadPictures(DataSource source) {
        database = Jdbi.create(source);
    }

    /// Describes an article whose picture is not decided.
    private record Undecided(long id, ArticleBodyAndImages content) {}

    void run() {
        database.useHandle(handle -> {
            List<Undecided> articles = undecided(handle);
            while (!articles.isEmpty()) {
                List<Undecided> batch = articles;
                handle.useTransaction(_ -> batch.forEach(article -> decide(handle, article)));
                articles = undecided(handle);
            }
        });
    }

    private static List<Undecided> undecided(Handle handle) {
        return handle.createQuery("""
                        select id, cover, html from article where lead_picture is null order by id limit :batch
                        """)
                .bind("batch", BATCH)
                .map((row, _) -> new Undecided(
                        row.getLong("id"),
                        new ArticleBodyAndImages(
                                Optional.ofNullable(row.getString("cover")), row.getString("html"), "", "", List.of())))
                .list();
    }

    /// An article that was edited meanwhile is decided.
    private static void decide(Handle handle, Undecided article) {
        handle.createUpdate("update article set lead_picture = :lead where id = :id and lead_picture is null")
                .bind("lead", article.content().lead().orElse(""))
                .bind("id", article.id())
                .execute();
    }
}

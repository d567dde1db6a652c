package gazette.store;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Stores what editors should know of articles, as the last look at their sources found it.
public final class ArticleRemarkTable {
    private final Handle handle;

    ArticleRemarkTable(Handle handle) {
        this.handle = handle;
    }

    private record Row(String key, ReasonKind kind, String subject, String detail) {}

    /// Returns the remarks of a source's articles by their keys, as they were given to [#put].
    public Map<String, List<Reason>> ofSource(String source) {
        return handle.createQuery("""
                        select article.source_key as key, verdict as kind, subject, detail
                        from article_remark join article on article.id = article_remark.article_id
                        where article.source = :source order by article_id, no
                        """).bind("source", source).mapTo(Row.class).list().stream()
                .collect(Collectors.groupingBy(
                        Row::key,
                        Collectors.mapping(
                                row -> new Reason(row.kind(), row.subject(), row.detail()), Collectors.toList())));
    }

    /// Stores the remarks of an article in place of those it had; nothing if the source has no such article.
    public void put(String source, String key, List<Reason> remarks) {
        OptionalLong article = handle.createQuery("select id from article where source = :source and source_key = :key")
                .bind("source", source)
                .bind("key", key)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        article.ifPresent(id -> replace(id, remarks));
    }

    private void replace(long article, List<Reason> remarks) {
        handle.createUpdate("delete from article_remark where article_id = :article")
                .bind("article", article)
                .execute();
        int no = 0;
        for (Reason remark : remarks) {
            handle.createUpdate("""
                            insert into article_remark (article_id, no, verdict, subject, detail)
                            values (:article, :no, :verdict, :subject, :detail)
                            """)
                    .bind("article", article)
                    .bind("no", no++)
                    .bind("verdict", remark.kind().name())
                    .bind("subject", remark.subject())
                    .bind("detail", remark.detail())
                    .execute();
        }
    }

    /// Returns the remarks of articles.
    public List<Reason> of(Collection<Long> articles) {
        if (articles.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select verdict as kind, subject, article_id as article, detail from article_remark
                        where article_id in (<articles>) order by article_id, no
                        """)
                .bindList("articles", List.copyOf(articles))
                .mapTo(Reason.class)
                .list();
    }
}

package gazette.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Finds articles in issues that are on the web: the newest issue first, each in its order. An article in several
/// issues is found in the newest, once in whatever languages: in the one of its issue, else in the first that fits.
///
/// Words are pieces of text, so that Chinese is found without knowing where its words end.
public final class PublicArticleTable {
    /// More words are ignored.
    private static final int WORDS = 4;
    private static final String ANY = "%";

    private final Handle handle;

    PublicArticleTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the ids of the first articles.
    ///
    /// @param lists whose issues
    /// @param most so many at the most
    public List<Long> first(List<Long> lists, int most) {
        return find(lists, List.of(), 0, most);
    }

    /// Returns the ids of the articles that contain all of the words.
    ///
    /// @param lists whose issues
    /// @param from so many are passed over
    /// @param most so many at the most
    public List<Long> find(List<Long> lists, List<String> words, int from, int most) {
        if (lists.isEmpty()) {
            return List.of();
        }
        List<String> sought = words.stream().limit(WORDS).toList();
        // Cross joins and plus hold SQLite to the index of dates, by which it stops as soon as it has found enough.
        var query = handle.createQuery("""
                select article.id
                from issue cross join issue_article cross join article as issued cross join article
                where issue_article.issue_id = issue.id and issued.id = issue_article.article_id
                    and article.work_id = issued.work_id
                    and (article.id = issued.id or article.released_at is not null)
                    and +issue.list_id in (<lists>) and issue.status <> 'cancelled' and issue.withdrawn = 0
                    and article.withdrawn = 0
                """ + holding("article", sought) + """
                    and not exists (
                        select 1 from article as rather
                        where rather.work_id = article.work_id and article.id <> issued.id
                            and (rather.id = issued.id or rather.released_at is not null and rather.id < article.id)
                """ + holding("rather", sought) + """
                    ) and not exists (
                        select 1 from article as other
                            join issue_article as again on again.article_id = other.id
                            join issue as newer on newer.id = again.issue_id
                        where other.work_id = issued.work_id and newer.list_id in (<lists>)
                            and newer.status <> 'cancelled' and newer.withdrawn = 0
                            and (newer.date, newer.id, -again.position)
                                > (issue.date, issue.id, -issue_article.position))
                order by issue.date desc, issue.id desc, issue_article.position
                limit :most offset :from
                """);
        for (int i = 0; i < sought.size(); i++) {
            query.bind("word" + i, pattern(sought.get(i)));
        }
        return query.bindList("lists", lists)
                .bind("most", most)
                .bind("from", from)
                .mapTo(Long.class)
                .list();
    }

    private static String holding(String article, List<String> words) {
        return IntStream.range(0, words.size())
                .mapToObj(word -> """
                         and lower(%1$s.title || ' ' || coalesce(%1$s.author, '') || ' ' || %1$s.tags || ' '
                            || %1$s.body_text) like :word%2$d escape '!'
                        """.formatted(article, word))
                .collect(Collectors.joining());
    }

    private static String pattern(String word) {
        return ANY + word.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + ANY;
    }
}

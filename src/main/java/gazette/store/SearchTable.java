package gazette.store;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// Looks for words in public articles. Words are pieces of text, so that Chinese is found without knowing where its
/// words
/// end.
public final class SearchTable {
    /// What is written beyond is not looked for.
    private static final int WORDS = 4;
    private static final String ANY = "%";

    private final Handle handle;

    SearchTable(Handle handle) {
        this.handle = handle;
    }

    /// Ids of articles that hold all of the words, in issues of these lists that are on the web; the newest first.
    ///
    /// @param from so many are passed over
    /// @param most so many at the most
    public List<Long> find(List<Long> lists, List<String> words, int from, int most) {
        if (lists.isEmpty() || words.isEmpty()) {
            return List.of();
        }
        var query = handle.createQuery("""
                select article.id from article join (
                    select issue_article.article_id, max(issue.date) as shown
                    from issue_article join issue on issue.id = issue_article.issue_id
                    where issue.list_id in (<lists>) and issue.status <> 'cancelled' and issue.withdrawn = 0
                    group by issue_article.article_id) as latest on latest.article_id = article.id
                where lower(article.title || ' ' || coalesce(article.author, '') || ' ' || article.tags || ' '
                    || article.body_text) like :word1 escape '!'
                    and (:word2 = '%' or lower(article.title || ' ' || coalesce(article.author, '') || ' '
                        || article.tags || ' ' || article.body_text) like :word2 escape '!')
                    and (:word3 = '%' or lower(article.title || ' ' || coalesce(article.author, '') || ' '
                        || article.tags || ' ' || article.body_text) like :word3 escape '!')
                    and (:word4 = '%' or lower(article.title || ' ' || coalesce(article.author, '') || ' '
                        || article.tags || ' ' || article.body_text) like :word4 escape '!')
                order by latest.shown desc, article.release_seq desc
                limit :most offset :from
                """);
        for (int i = 0; i < WORDS; i++) {
            query.bind("word" + (i + 1), i < words.size() ? pattern(words.get(i)) : ANY);
        }
        return query.bindList("lists", lists)
                .bind("most", most)
                .bind("from", from)
                .mapTo(Long.class)
                .list();
    }

    private static String pattern(String word) {
        return ANY + word.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + ANY;
    }
}

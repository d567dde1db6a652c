package gazette.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Finds articles in issues that are on the web: the newest issue first, each in its order. An article in several
/// issues is found in the newest.
///
/// Words are pieces of text, so that Chinese is found without knowing where its words end.
public final class PublicArticleTable {
    /// More words are ignored.
    private static final int WORDS = 4;
    private static final String ANY = "%";
    /// The condition for one word.
    private static final String HOLDS = """
             and lower(article.title || ' ' || coalesce(article.author, '') || ' ' || article.tags || ' '
                || article.body_text) like :word%d escape '!'
            """;

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
        String holding =
                IntStream.range(0, sought.size()).mapToObj(HOLDS::formatted).collect(Collectors.joining());
        // Cross joins and plus hold SQLite to the index of dates, by which it stops as soon as it has found enough.
        var query = handle.createQuery("""
                select article.id from issue cross join issue_article cross join article
                where issue_article.issue_id = issue.id and article.id = issue_article.article_id
                    and +issue.list_id in (<lists>) and issue.status <> 'cancelled' and issue.withdrawn = 0
                """ + holding + """
                    and not exists (
                        select 1 from issue_article as again join issue as newer on newer.id = again.issue_id
                        where again.article_id = issue_article.article_id and newer.list_id in (<lists>)
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

    private static String pattern(String word) {
        return ANY + word.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + ANY;
    }
}

package gazette.press.picking;

import gazette.config.DatabaseConfig;
import gazette.store.TestDatabase;
import java.util.List;

/// What readers' letters hold, read behind the store's back.
///
/// @param issue `LIST/NUMBER`
public record DeliveredArticle(String issue, String address, String title) {
    private static final String HELD = """
            select list.name || '/' || issue.number, subscriber.address_norm, article.title
            from delivery
            join subscriber on subscriber.id = delivery.subscriber_id
            join issue on issue.id = delivery.issue_id
            join list on list.id = issue.list_id
            join (
                select issue_id, variant_no, article_id from variant_article
                union all
                select issue_article.issue_id, variant.no, issue_article.article_id
                from issue_article join variant on variant.issue_id = issue_article.issue_id
                where not exists (select 1 from variant_article where variant_article.issue_id = variant.issue_id
                    and variant_article.variant_no = variant.no)
            ) as held on held.issue_id = delivery.issue_id and held.variant_no = delivery.variant_no
            join article on article.id = held.article_id
            """;

    /// All that one issue holds for its readers.
    public static List<DeliveredArticle> in(DatabaseConfig database, long issue) {
        return rows(database, "where delivery.issue_id = " + issue);
    }

    /// All that one reader got, in order.
    public static List<DeliveredArticle> to(DatabaseConfig database, String address) {
        return rows(database, "where subscriber.address_norm = '" + address + "' order by issue.id, article.title");
    }

    /// All that anybody got.
    public static List<DeliveredArticle> ever(DatabaseConfig database) {
        return rows(database, "");
    }

    private static List<DeliveredArticle> rows(DatabaseConfig database, String which) {
        return TestDatabase.rows(database, HELD + which).stream()
                .map(row -> new DeliveredArticle(row.get(0), row.get(1), row.get(2)))
                .toList();
    }
}

package gazette.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores the variants of issues. Variant 1 is what the web shows, too; others are for groups that get other articles
/// or another language.
public final class IssueVariantTable {
    private final Handle handle;

    IssueVariantTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a rendered variant.
    ///
    /// @param html empty where there is an encoding, as is `text`
    /// @param slot stands where each subscriber's unsubscribe link goes
    /// @param encoded constant bytes and slots, as `MimeTemplate` reads them; empty if an older version froze it
    public record Variant(String language, String subject, String html, String text, String slot, byte[] encoded) {}

    /// Stores a variant.
    ///
    /// @param articles their ids, if they are not the issue's
    public void add(long issue, int no, Variant variant, List<Long> articles) {
        handle.createUpdate("""
                        insert into variant (issue_id, no, language, subject, html, body_text, slot, encoded)
                        values (:issue, :no, :language, :subject, :html, :text, :slot, :encoded)
                        """)
                .bind("issue", issue)
                .bind("no", no)
                .bind("language", variant.language())
                .bind("subject", variant.subject())
                .bind("html", variant.html())
                .bind("text", variant.text())
                .bind("slot", variant.slot())
                .bind("encoded", variant.encoded())
                .execute();
        var batch = handle.prepareBatch("""
                insert into variant_article (issue_id, variant_no, article_id) values (:issue, :no, :article)
                """);
        articles.forEach(article -> batch.bind("issue", issue)
                .bind("no", no)
                .bind("article", article)
                .add());
        if (!articles.isEmpty()) {
            batch.execute();
        }
    }

    /// Names a variant.
    public record VariantName(int no, String language, String subject) {}

    /// Returns the variants of an issue, in order.
    public List<VariantName> names(long issue) {
        return handle.createQuery("select no, language, subject from variant where issue_id = :issue order by no")
                .bind("issue", issue)
                .mapTo(VariantName.class)
                .list();
    }

    /// Returns a variant of an issue.
    public Variant get(long issue, int no) {
        return handle.createQuery("""
                        select language, subject, html, body_text as text, slot, encoded from variant
                        where issue_id = :issue and no = :no
                        """)
                .bind("issue", issue)
                .bind("no", no)
                .mapTo(Variant.class)
                .one();
    }
}

package gazette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores what was corrected on the web after issues had gone out.
public final class CorrectionTable {
    private static final String SELECT = """
            select correction.id, correction.issue_id as issue, correction.article_id as article, correction.place,
                correction.at, correction.who, correction.note, correction.shown as is_shown,
                correction.before_html as before, correction.after_html as after,
                coalesce(article.title, '') as title, correction.letter_subject, correction.letter_text,
                letter.id as letter, letter.run_id as letter_run,
                letter.undo_until
            from correction left join article on article.id = correction.article_id
                left join issue as letter on letter.id = correction.letter_id and letter.corrects = correction.issue_id
            """;

    private final Handle handle;

    CorrectionTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a correction.
    ///
    /// @param article empty if the words before or after the articles were corrected
    /// @param place `article`, `intro` or `outro`
    /// @param isShown whether the page says that it was corrected
    /// @param before the HTML that the web showed
    /// @param title of the article
    /// @param letterText of the letter that tells it, as it was saved last
    /// @param letter the id of the issue that tells it by mail
    /// @param undoUntil until when that letter may be undone
    public record Correction(
            long id,
            long issue,
            Optional<Long> article,
            String place,
            Instant at,
            String who,
            String note,
            boolean isShown,
            String before,
            String after,
            String title,
            String letterSubject,
            String letterText,
            Optional<Long> letter,
            Optional<Long> letterRun,
            Optional<Instant> undoUntil) {}

    /// Describes a correction that is to be stored.
    public record NewCorrection(
            long issue,
            Optional<Long> article,
            String place,
            String note,
            boolean isShown,
            String before,
            String after) {}

    /// Adds a correction.
    ///
    /// @return its id
    public long add(NewCorrection correction, String who, Instant now) {
        return handle.createQuery("""
                        insert into correction (issue_id, article_id, place, at, who, note, shown, before_html, after_html)
                        values (:issue, :article, :place, :now, :who, :note, :shown, :before, :after)
                        returning id
                        """)
                .bind("issue", correction.issue())
                .bind("article", correction.article().orElse(null))
                .bind("place", correction.place())
                .bind("now", now)
                .bind("who", who)
                .bind("note", correction.note())
                .bind("shown", correction.isShown() ? 1 : 0)
                .bind("before", correction.before())
                .bind("after", correction.after())
                .mapTo(Long.class)
                .one();
    }

    /// Returns the corrections to an issue, the latest first.
    public List<Correction> of(long issue) {
        return handle.createQuery(SELECT + "where correction.issue_id = :issue order by correction.id desc")
                .bind("issue", issue)
                .mapTo(Correction.class)
                .list();
    }

    /// Returns a correction.
    public Optional<Correction> find(long id) {
        return handle.createQuery(SELECT + "where correction.id = :id")
                .bind("id", id)
                .mapTo(Correction.class)
                .findOne();
    }

    /// Returns what an article's pages say of its corrections, as HTML.
    public String said(long article) {
        return handle.createQuery("select corrections from article where id = :article")
                .bind("article", article)
                .mapTo(String.class)
                .one();
    }

    /// Adds to what an article's pages and entries say of its corrections.
    ///
    /// @param html a paragraph, which is added to those that are there
    public void sayOfArticle(long article, String html, Instant now) {
        handle.createUpdate("""
                        update article set corrections = corrections || :html, updated_at = :now where id = :article
                        """)
                .bind("html", html)
                .bind("now", now)
                .bind("article", article)
                .execute();
    }

    /// Changes an article's text on the web only. Its source has the former one; when that changes, it counts again.
    public void changeArticle(long article, String title, String html, String text, Instant now) {
        handle.createUpdate("""
                        update article set title = :title, html = :html, body_text = :text, updated_at = :now
                        where id = :article
                        """)
                .bind("title", title)
                .bind("html", html)
                .bind("text", text)
                .bind("now", now)
                .bind("article", article)
                .execute();
    }

    /// Saves what the letter about a correction is to say.
    public void saveLetter(long correction, String subject, String text) {
        handle.createUpdate("""
                        update correction set letter_subject = :subject, letter_text = :text where id = :correction
                        """)
                .bind("subject", subject)
                .bind("text", text)
                .bind("correction", correction)
                .execute();
    }

    /// Makes an issue that was just added one that tells of a correction: it is never on the web, and goes to those who
    /// got the first one.
    public void setLetter(long correction, long issue, long corrected) {
        handle.createUpdate("update issue set corrects = :corrected, withdrawn = 1 where id = :issue")
                .bind("corrected", corrected)
                .bind("issue", issue)
                .execute();
        handle.createUpdate("update correction set letter_id = :issue where id = :correction")
                .bind("issue", issue)
                .bind("correction", correction)
                .execute();
    }

    /// Returns the number of a list's next letter about a correction: below zero, so that it takes none of an issue.
    public long nextNumber(long list) {
        return handle.createQuery("select least_number from (select min(number) as least_number from issue "
                        + "where list_id = :list and number < 0) as found where least_number is not null")
                .bind("list", list)
                .mapTo(Long.class)
                .findOne()
                .map(least -> least - 1)
                .orElse(-1L);
    }
}

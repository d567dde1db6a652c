package gazette.store;

import gazette.issues.IssueNote;
import gazette.issues.IssueNote.Place;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the editors' words before and after the articles of issues, and so which files were used.
public final class IssueNoteTable {
    private final Handle handle;

    IssueNoteTable(Handle handle) {
        this.handle = handle;
    }

    /// Adds a note to an issue, as it is shown to everybody.
    ///
    /// @param hash of the text in its file
    public void add(long issue, String schedule, String hash, IssueNote note) {
        handle.createUpdate("""
                        insert into issue_note (issue_id, place, lang, schedule, hash, html, body_text)
                        values (:issue, :place, :lang, :schedule, :hash, :html, :text)
                        """)
                .bind("issue", issue)
                .bind("place", note.place())
                .bind("lang", note.lang())
                .bind("schedule", schedule)
                .bind("hash", hash)
                .bind("html", note.html())
                .bind("text", note.text())
                .execute();
    }

    /// Puts a corrected note in the place of one, on the web only; an empty one removes it.
    ///
    /// @param schedule of the issue
    public void correct(long issue, String schedule, IssueNote note) {
        handle.createUpdate("delete from issue_note where issue_id = :issue and place = :place and lang = :lang")
                .bind("issue", issue)
                .bind("place", note.place())
                .bind("lang", note.lang())
                .execute();
        if (!note.html().isEmpty()) {
            // No text of a file has this hash: a file that was used stays used by its own.
            add(issue, schedule, "corrected", note);
        }
    }

    /// Returns the notes of an issue.
    public List<IssueNote> of(long issue) {
        return handle.createQuery("""
                        select place, lang, html, body_text from issue_note where issue_id = :issue order by place, lang
                        """)
                .bind("issue", issue)
                .map((row, _) -> new IssueNote(
                        row.getString("place").equals("intro") ? Place.INTRO : Place.OUTRO,
                        row.getString("lang"),
                        row.getString("html"),
                        row.getString("body_text"),
                        List.of()))
                .list();
    }

    /// Returns the issue of a schedule that had a text, as `LIST/NUMBER`; empty if none had it.
    ///
    /// @param hash of the text in its file
    public Optional<String> usedIn(String schedule, String hash, IssueNote note) {
        return handle.createQuery("""
                        select list.name || '/' || cast(issue.number as text) as issue
                        from issue_note join issue on issue.id = issue_note.issue_id
                            join list on list.id = issue.list_id
                        where issue_note.schedule = :schedule and hash = :hash and place = :place and lang = :lang
                        order by issue.id desc limit 1
                        """)
                .bind("schedule", schedule)
                .bind("hash", hash)
                .bind("place", note.place())
                .bind("lang", note.lang())
                .mapTo(String.class)
                .findOne();
    }
}

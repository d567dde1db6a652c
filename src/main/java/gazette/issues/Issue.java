package gazette.issues;

import gazette.articles.StoredArticle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Describes one issue of a list, as mails, pages and feeds show it.
///
/// @param list the list's name
/// @param number counted from 1 within the list
/// @param feedId its `tag:` URI (RFC 4151)
/// @param title the mail's subject and the page's heading
/// @param date when it was frozen
/// @param notes the editor's words before and after the articles
/// @param corrected when something in it was last corrected on the web
public record Issue(
        String list,
        long number,
        String feedId,
        String title,
        Instant date,
        List<Section> sections,
        List<IssueNote> notes,
        Optional<Instant> corrected) {
    public Issue {
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /// Creates an issue that is as it was frozen.
    public Issue(
            String list,
            long number,
            String feedId,
            String title,
            Instant date,
            List<Section> sections,
            List<IssueNote> notes) {
        this(list, number, feedId, title, date, sections, notes, Optional.empty());
    }

    /// Creates an issue without notes.
    public Issue(String list, long number, String feedId, String title, Instant date, List<Section> sections) {
        this(list, number, feedId, title, date, sections, List.of());
    }

    /// Returns all articles, in order.
    public List<StoredArticle> articles() {
        return sections.stream().flatMap(s -> s.articles().stream()).toList();
    }
}

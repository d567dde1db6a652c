package gazette.issues;

import java.util.List;

/// Holds what an editor is shown of an issue before its slot.
///
/// @param hash of all that readers would see, apart from the number of the issue; [#NOTHING] if nothing would go out
/// @param html the letter as somebody gets it who wants all topics and missed nothing
/// @param text the same as plain text
/// @param recipients how many get a letter
/// @param notes what the checks and the run's report say
public record ReviewedIssue(
        String hash,
        String subject,
        String preheader,
        String html,
        String text,
        List<ReviewedArticle> articles,
        long recipients,
        List<Note> notes) {
    /// Stands for the hash of an issue without articles.
    public static final String NOTHING = "nothing";

    public ReviewedIssue {
        articles = List.copyOf(articles);
        notes = List.copyOf(notes);
    }

    /// Returns whether nothing would go out.
    public boolean isNothing() {
        return hash.equals(NOTHING);
    }

    /// Describes an article of the issue.
    ///
    /// @param work its number, the same in all languages
    /// @param origin the source and the file or entry
    /// @param hash of its text in all languages that may go out
    public record ReviewedArticle(long work, String title, String origin, String hash) {}

    /// Holds one thing that was found.
    ///
    /// @param kind what kind of thing, in one word or two
    public record Note(String kind, String subject, String detail) {}
}

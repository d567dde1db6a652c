package gazette.config;

/// Says how much of an article a letter shows.
public enum ArticleDetail {
    /// The full text.
    FULL,
    /// The summary and a link.
    SUMMARY,
    /// The title only.
    TITLE;

    /// Returns the word that schedules and templates use.
    public String word() {
        return ValueParsers.word(this);
    }
}

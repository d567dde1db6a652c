package gazette.config;

/// How much of an article a letter shows.
public enum ArticleDetail {
    /// All of it.
    FULL,
    /// Its summary, and where to read on.
    SUMMARY,
    /// Nothing but its title.
    TITLE;

    /// The word in `schedules/` and in templates.
    public String word() {
        return ValueParsers.word(this);
    }
}

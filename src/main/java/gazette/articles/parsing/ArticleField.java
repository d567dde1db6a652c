package gazette.articles.parsing;

import java.util.Locale;

/// Lists what a form asks of an article beside its text.
public enum ArticleField {
    TITLE,
    AUTHOR,
    DATE,
    TAGS,
    LANG,
    SUMMARY,
    COVER,
    SEND_AFTER,
    PIN,
    DRAFT;

    /// Returns the key of the article's head, which is also the name of the form's field.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

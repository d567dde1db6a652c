package gazette.articles;

import java.util.Optional;

/// A way to write an article in a file. A file's name says nothing of it, its text does.
sealed interface Dialect permits MarkdownDialect, WeChatDialect, HtmlDialect {
    /// Empty if the file's head is beyond reading; the findings then say why.
    Optional<Draft> read(Manuscript manuscript, Findings findings);

    static Dialect of(Manuscript manuscript) {
        if (HtmlDialect.speaks(manuscript.text())) {
            return new HtmlDialect();
        }
        return WeChatDialect.speaks(manuscript.text()) ? new WeChatDialect() : new MarkdownDialect();
    }
}

package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.Optional;

/// Reads the files of one format. The format is recognised by the text, not by the file's name.
public sealed interface ArticleFormat permits MarkdownFormat, WeChatMarkdownFormat, HtmlFormat {
    /// Reads a file; empty, with an error, if its front matter is invalid.
    Optional<RawArticle> read(ArticleFileText text, ArticleDiagnostics diagnostics);

    /// Returns the format of a text.
    static ArticleFormat of(ArticleFileText text) {
        if (HtmlFormat.matches(text.text())) {
            return new HtmlFormat();
        }
        return WeChatMarkdownFormat.matches(text.text()) ? new WeChatMarkdownFormat() : new MarkdownFormat();
    }

    /// Returns whether a text is Markdown, with or without a head.
    static boolean isMarkdown(ArticleFileText text) {
        return of(text) instanceof MarkdownFormat;
    }
}

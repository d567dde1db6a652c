package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.NormalizedText;
import java.util.Optional;

/// A way to write an article in a file. A file's name says nothing of it, its text does.
public sealed interface ArticleFormat permits MarkdownFormat, WeChatFormat, HtmlFormat {
    /// Empty if the file's head is beyond reading; the findings then say why.
    Optional<RawArticle> read(NormalizedText text, ArticleDiagnostics diagnostics);

    static ArticleFormat of(NormalizedText text) {
        if (HtmlFormat.matches(text.text())) {
            return new HtmlFormat();
        }
        return WeChatFormat.matches(text.text()) ? new WeChatFormat() : new MarkdownFormat();
    }
}

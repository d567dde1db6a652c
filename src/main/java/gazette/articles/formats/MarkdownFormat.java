package gazette.articles.formats;

import gazette.articles.heads.FrontMatter;
import gazette.articles.heads.MetadataValue;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads Markdown, with or without a head.
final class MarkdownFormat implements ArticleFormat {
    @Override
    public Optional<RawArticle> read(ArticleFileText articleFileText, ArticleDiagnostics diagnostics) {
        if (!MarkdownLimits.allow(articleFileText.text(), diagnostics)) {
            return Optional.empty();
        }
        return FrontMatter.read(articleFileText, diagnostics).flatMap(head -> {
            if (head.isWritten() && HtmlFormat.matches(head.body())) {
                return new HtmlFormat()
                        .read(new ArticleFileText(head.body()), diagnostics)
                        .map(page -> withHead(page, head.values()));
            }
            return Optional.of(rawArticle(head.values(), head.body(), articleFileText, diagnostics));
        });
    }

    /// What a head says of a page counts, and not what the page says.
    private static RawArticle withHead(RawArticle page, Map<String, MetadataValue> head) {
        Map<String, MetadataValue> both = new LinkedHashMap<>(head);
        page.metadata().forEach(both::putIfAbsent);
        return new RawArticle(both, page.zone(), page.body());
    }

    private static RawArticle rawArticle(
            Map<String, MetadataValue> head,
            String body,
            ArticleFileText articleFileText,
            ArticleDiagnostics diagnostics) {
        RenderedMarkdown rendered = MarkdownRenderer.render(body);
        rendered.leftOut().forEach(left -> diagnostics.warning(1 + left.line(), left.problem(), left.remedy()));
        for (String label : rendered.unusedFootnotes()) {
            diagnostics.warning(
                    articleFileText.lineOf("[^" + label + "]:"),
                    "no number leads to the note [^" + label + "], and it is left out",
                    "write [^" + label + "] where it belongs, or remove the note");
        }
        return new RawArticle(head, Optional.empty(), rendered.body());
    }
}

package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Markdown, with or without YAML front matter between two lines of `---`.
final class MarkdownFormat implements ArticleFormat {
    private static final Pattern HEAD =
            Pattern.compile("\\A\\s*---[ \\t]*\\n(.*?)^(?:---|\\.\\.\\.)[ \\t]*$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern OPEN_HEAD = Pattern.compile("\\A\\s*---[ \\t]*\\n[A-Za-z_]+:");

    @Override
    public Optional<RawArticle> read(ArticleFileText articleFileText, ArticleDiagnostics diagnostics) {
        String text = articleFileText.text();
        if (!MarkdownLimits.allow(text, diagnostics)) {
            return Optional.empty();
        }
        Matcher head = HEAD.matcher(text);
        if (head.find()) {
            return new FrontMatterParser(articleFileText.lineAt(head.start(1)), diagnostics)
                    .read(head.group(1))
                    .map(f -> rawArticle(f, text.substring(head.end()), articleFileText, diagnostics));
        }
        if (OPEN_HEAD.matcher(text).find()) {
            diagnostics.error(1, "the head that begins here has no end", "write a line of '---' after its last key");
            return Optional.empty();
        }
        return Optional.of(rawArticle(Map.of(), text, articleFileText, diagnostics));
    }

    private static RawArticle rawArticle(
            Map<String, MetadataValue> head,
            String body,
            ArticleFileText articleFileText,
            ArticleDiagnostics diagnostics) {
        for (String label : MarkdownRenderer.unusedFootnotes(body)) {
            diagnostics.warning(
                    articleFileText.lineOf("[^" + label + "]:"),
                    "no number leads to the note [^" + label + "], and it is left out",
                    "write [^" + label + "] where it belongs, or remove the note");
        }
        return new RawArticle(head, Optional.empty(), MarkdownRenderer.render(body));
    }
}

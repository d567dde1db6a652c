package gazette.articles.body;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.text.TextShortener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Warns of text that is removed with the element around it.
final class RemovedText {
    private static final String HOLDERS = "noscript, template, button, select, textarea, title, applet, frameset,"
            + " iframe, object, canvas, audio, video";
    /// A sentence or two in these is for programs that cannot show them.
    private static final String FALLBACKS = "iframe, object, canvas, audio, video";

    private static final int MAX_FALLBACK = 100;
    private static final int SHOWN = 60;
    private static final Pattern BLOCK =
            Pattern.compile("<(?:p|h[1-6]|div|ul|ol|table|blockquote)\\b", Pattern.CASE_INSENSITIVE);

    private final ArticleFileText file;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private RemovedText(ArticleFileText file) {
        this.file = file;
    }

    /// Adds one warning for each kind of element.
    static void warn(Element raw, ArticleFileText file, ArticleDiagnostics diagnostics) {
        var removed = new RemovedText(file);
        raw.select(HOLDERS).stream()
                .filter(element -> !element.parents().is(HOLDERS + ", svg"))
                .forEach(removed::add);
        removed.found.forEach((name, text) -> diagnostics.warning(
                text.line,
                "text in <" + name + "> is left out: " + text.characters + " characters, “" + text.beginning + "”",
                "write it outside of that element"));
    }

    private void add(Element element) {
        String html = element.html();
        String inside = html.contains("&lt;") || element.nameIs("iframe") ? element.wholeText() : html;
        String text = Jsoup.parseBodyFragment(inside).text();
        boolean isFallback = element.is(FALLBACKS)
                && text.length() <= MAX_FALLBACK
                && !BLOCK.matcher(inside).find();
        if (text.isBlank() || isFallback) {
            return;
        }
        int characters = text.codePointCount(0, text.length());
        found.merge(
                element.normalName(),
                new Found(line(element), characters, TextShortener.withEllipsis(text, SHOWN)),
                (first, next) -> new Found(first.line, first.characters + next.characters, first.beginning));
    }

    private int line(Element element) {
        int line = element.sourceRange().start().lineNumber();
        return line > 0 ? line : file.lineOf("<" + element.normalName());
    }

    private record Found(int line, int characters, String beginning) {}
}

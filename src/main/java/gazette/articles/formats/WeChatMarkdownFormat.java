package gazette.articles.formats;

import gazette.articles.heads.MetadataValue;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Reads Markdown as exported from WeChat: a title, labelled lines under it, and a body in which two spaces at the
/// end of a line end a paragraph.
final class WeChatMarkdownFormat implements ArticleFormat {
    private static final Map<String, String> KEYS =
            Map.of("文章作者", "author", "发布时间", "date", "发布地", "place", "原文链接", "canonical", "封面图链接", "cover");
    private static final Pattern LABEL = Pattern.compile("\\s*(?:#{1,6}\\s+)?(?:\\*\\*)?("
            + String.join("|", KEYS.keySet()) + ")\\s*(?:\\*\\*)?\\s*[:：](?:\\*\\*)?(.*?)(?:\\*\\*)?\\s*");

    /// Returns whether the second line of a text has one of the labels.
    static boolean matches(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .skip(1)
                .findFirst()
                .filter(line -> LABEL.matcher(line).matches())
                .isPresent();
    }

    @Override
    public Optional<RawArticle> read(ArticleFileText articleFileText, ArticleDiagnostics diagnostics) {
        if (!MarkdownLimits.allow(articleFileText.text(), diagnostics)) {
            return Optional.empty();
        }
        List<String> lines = articleFileText.text().lines().toList();
        Map<String, MetadataValue> head = new LinkedHashMap<>();
        int i = 0;
        while (lines.get(i).isBlank()) {
            i++;
        }
        head.put("title", MetadataValue.of(i + 1, title(lines.get(i))));
        for (i++; i < lines.size() && belongsToHead(lines.get(i)); i++) {
            readLabel(lines.get(i), i + 1, head);
        }
        return Optional.of(new RawArticle(
                head,
                Optional.of(WeChatPage.ZONE),
                body(lines.subList(i, lines.size()), articleFileText, diagnostics)));
    }

    private static String title(String line) {
        return MarkdownRenderer.renderConverted(line.strip()).body().text();
    }

    private static boolean belongsToHead(String line) {
        return line.isBlank() || LABEL.matcher(line).matches();
    }

    private static void readLabel(String line, int number, Map<String, MetadataValue> head) {
        Matcher label = LABEL.matcher(line);
        String value = label.matches() ? label.group(2).strip() : "";
        if (!value.isEmpty()) {
            head.putIfAbsent(KEYS.getOrDefault(label.group(1), ""), MetadataValue.of(number, value));
        }
    }

    private static Element body(List<String> lines, ArticleFileText file, ArticleDiagnostics diagnostics) {
        String markdown = WeChatMarkdownRepair.repair(lines);
        RenderedMarkdown rendered = MarkdownRenderer.renderConverted(markdown);
        List<String> repaired = markdown.lines().toList();
        rendered.leftOut()
                .forEach(left -> diagnostics.warning(
                        file.lineOf(repaired.get(left.line()).strip()), left.problem(), left.remedy()));
        return WeChatHeadingRepair.repair(rendered.body());
    }
}

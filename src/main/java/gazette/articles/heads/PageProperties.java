package gazette.articles.heads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads what an HTML page says of itself beyond the usual elements: the `<meta>` elements of Pelican, and the table of
/// properties that Notion exports above a page. The table is removed, because readers have no use for it.
public final class PageProperties {
    private static final Set<String> META = Set.of(
            "status",
            "draft",
            "published",
            "publish",
            "visibility",
            "private",
            "tags",
            "category",
            "authors",
            "summary",
            "slug");
    private static final String ROWS = "table.properties tr:has(th):has(td)";
    /// Notion marks each chosen word of a list.
    private static final String CHOSEN = ".selected-value, .status-value";

    private PageProperties() {}

    /// Returns the fields, and removes the table.
    public static Map<String, MetadataValue> take(Document page) {
        Map<String, MetadataValue> fields = new LinkedHashMap<>();
        page.select("meta[name][content]").stream()
                .filter(meta -> META.contains(HeadKey.normal(meta.attr("name"))))
                .filter(meta -> !meta.attr("content").isBlank())
                .forEach(meta ->
                        fields.putIfAbsent(meta.attr("name"), MetadataValue.of(line(meta), meta.attr("content"))));
        List<Element> rows = page.select(ROWS);
        rows.forEach(row -> addRow(row, fields));
        page.select("table.properties").remove();
        return fields;
    }

    private static void addRow(Element row, Map<String, MetadataValue> fields) {
        Element value = row.expectFirst("td");
        String key = row.expectFirst("th").text();
        List<MetadataValue> chosen = value.select(CHOSEN).stream()
                .filter(Element::hasText)
                .map(word -> MetadataValue.of(line(row), word.text()))
                .toList();
        if (!chosen.isEmpty()) {
            fields.putIfAbsent(key, new MetadataValue.Items(line(row), chosen));
        } else if (!value.select(".checkbox").isEmpty()) {
            boolean isChecked = !value.select(".checkbox-on").isEmpty();
            fields.putIfAbsent(key, MetadataValue.of(line(row), String.valueOf(isChecked)));
        } else if (value.hasText()) {
            fields.putIfAbsent(key, MetadataValue.of(line(row), value.text()));
        }
    }

    /// Returns the line of an element; the first one if it is not known.
    public static int line(Element element) {
        return Math.max(1, element.sourceRange().start().lineNumber());
    }
}

package gazette.render.css;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Holds a page of HTML or a fragment of one. A fragment is written as a fragment again, also rows and cells of a
/// table.
///
/// @param root of what is written
record ParsedHtml(Document document, Element root) {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("<(!doctype|html|head|body)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART_OF_TABLE = Pattern.compile(
            "\\A(?:\\s|<style\\b.*?</style>)*+<(tr|td|th|tbody|thead|tfoot|caption|colgroup|col)[\\s>]",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Map<String, String> WRAPPERS = Map.of(
            "tr", "<table><tbody>",
            "td", "<table><tbody><tr>",
            "th", "<table><tbody><tr>",
            "col", "<table><colgroup>");

    /// Matches `<![if !mso]>`, which is no comment of HTML: Outlook obeys it, all others ignore it.
    private static final Pattern SHOWN_CONDITION = Pattern.compile("<!--(\\[(?:if [^\\]]*|endif)])-->");

    static ParsedHtml of(String html) {
        String bare = COMMENT.matcher(html).replaceAll("");
        if (PAGE.matcher(bare).find()) {
            Document page = withoutPrettyPrint(Jsoup.parse(html));
            return new ParsedHtml(page, page);
        }
        Matcher part = PART_OF_TABLE.matcher(bare);
        return part.find() ? partOfTable(html, part.group(1)) : fragment(html);
    }

    private static ParsedHtml fragment(String html) {
        Document document = withoutPrettyPrint(Jsoup.parseBodyFragment(html));
        return new ParsedHtml(document, document.body());
    }

    private static ParsedHtml partOfTable(String html, String tag) {
        Document document = withoutPrettyPrint(
                Jsoup.parseBodyFragment(WRAPPERS.getOrDefault(tag.toLowerCase(Locale.ROOT), "<table>")));
        Element innermost =
                Optional.ofNullable(document.body().select("*").last()).orElse(document.body());
        return new ParsedHtml(document, innermost.appendChildren(Parser.parseFragment(html, innermost, "")));
    }

    private static Document withoutPrettyPrint(Document document) {
        document.outputSettings().prettyPrint(false);
        return document;
    }

    /// Returns whether an element is written, not only around what is.
    boolean isWritten(Element element) {
        return root instanceof Document
                || (!element.equals(root) && element.parents().contains(root));
    }

    String html() {
        String html = root.html();
        return html.contains("<!--[") ? SHOWN_CONDITION.matcher(html).replaceAll("<!$1>") : html;
    }
}

package gazette.render.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.view.ArticleView;
import gazette.render.view.HtmlHead;
import gazette.render.view.IssueView;
import gazette.render.view.MailingListView;
import gazette.text.TextShortener;
import java.util.List;

/// Says in JSON-LD what a page is (schema.org). It is data, and no browser runs it.
final class StructuredData {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The most characters of a headline that search engines show.
    private static final int MAX_HEADLINE = 110;

    private final SiteUrls site;

    /// Holds a step on the way from the front page to a page.
    ///
    /// @param path below the front page
    record Step(String name, String path) {}

    /// @param site with absolute addresses
    StructuredData(SiteUrls site) {
        this.site = site;
    }

    /// Returns what the front page is.
    String site() {
        ObjectNode node = node("WebSite")
                .put("name", SingleLine.line(site.publication().title()))
                .put("description", SingleLine.line(site.publication().description()))
                .put("url", site.front())
                .put("inLanguage", site.publication().language());
        node.set("publisher", publisher());
        node.putObject("potentialAction")
                .put("@type", "SearchAction")
                .put("target", site.absolute("/search") + "?q={search_term_string}")
                .put("query-input", "required name=search_term_string");
        return text(node);
    }

    /// Returns what an article's page is. One that was first elsewhere says so.
    ///
    /// @param path of its page, below the front page
    String article(ArticleView view, HtmlHead head, String path) {
        ObjectNode node = node("NewsArticle")
                .put("headline", TextShortener.withEllipsis(view.title(), MAX_HEADLINE))
                .put("url", site.absolute(path))
                .put("mainEntityOfPage", head.canonical().orElseGet(() -> site.absolute(path)))
                .put("inLanguage", view.lang())
                .put("datePublished", view.isoDate());
        head.article().ifPresent(meta -> node.put("dateModified", meta.modified()));
        putIfAny(node, "description", view.summary());
        head.image().ifPresent(image -> node.putArray("image").add(image.url()));
        view.author().ifPresent(name -> node.putArray("author").add(named("Person", name)));
        view.original().ifPresent(original -> node.put("isBasedOn", original));
        putIfAny(node, "keywords", String.join(", ", view.tags()));
        node.set("publisher", publisher());
        return text(node);
    }

    /// Returns what an issue's page is.
    String issue(MailingListView list, IssueView view, String path) {
        ObjectNode node = node("PublicationIssue")
                .put("name", view.headline())
                .put("issueNumber", view.number())
                .put("url", site.absolute(path))
                .put("datePublished", view.isoDate())
                .put("inLanguage", list.lang());
        node.set("isPartOf", named("Periodical", list.title()).put("url", site.absolute("/" + list.name() + "/")));
        return text(node);
    }

    /// Returns the way to a page.
    ///
    /// @param steps from below the front page to the page itself
    String way(List<Step> steps) {
        ObjectNode node = node("BreadcrumbList");
        ArrayNode items = node.putArray("itemListElement");
        add(items, new Step(SingleLine.line(site.publication().title()), "/"));
        steps.forEach(step -> add(items, step));
        return text(node);
    }

    private void add(ArrayNode items, Step step) {
        items.addObject()
                .put("@type", "ListItem")
                .put("position", items.size())
                .put("name", step.name())
                .put("item", site.absolute(step.path()));
    }

    private ObjectNode publisher() {
        return named("Organization", SingleLine.line(site.publication().title()))
                .put("url", site.front());
    }

    private static ObjectNode named(String type, String name) {
        return JSON.createObjectNode().put("@type", type).put("name", name);
    }

    private static ObjectNode node(String type) {
        return JSON.createObjectNode().put("@context", "https://schema.org").put("@type", type);
    }

    private static void putIfAny(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    /// Escapes what could end the element that holds the text, or begin another: outside strings there is none of it.
    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings can be written", e);
        }
    }
}

package gazette.render.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gazette.render.view.FeedView;

/// Writes JSON Feed 1.1 (jsonfeed.org/version/1.1).
final class JsonFeedWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// Writes LF on every system, so that the bytes are the same.
    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    String write(FeedView feed) {
        ObjectNode root = JSON.createObjectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("description", feed.description())
                .put("home_page_url", feed.page())
                .put("feed_url", feed.self())
                .put("language", feed.lang());
        feed.previous().ifPresent(older -> root.put("next_url", older));
        if (!feed.hubs().isEmpty()) {
            ArrayNode hubs = root.putArray("hubs");
            feed.hubs().forEach(hub -> hubs.addObject().put("type", "WebSub").put("url", hub));
        }
        ArrayNode items = root.putArray("items");
        feed.items().forEach(item -> items.add(item(item, feed.author())));
        try {
            return WRITER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings can be written", e);
        }
    }

    /// Programs add the authors of a feed to those of its entries, so each entry names its own.
    ///
    /// @param paper stands for an author
    private static ObjectNode item(FeedView.Item item, String paper) {
        ObjectNode node = JSON.createObjectNode().put("id", item.id()).put("url", item.url());
        item.original().ifPresent(original -> node.put("external_url", original));
        node.put("title", item.title());
        if (!item.summary().isEmpty()) {
            node.put("summary", item.summary());
        }
        node.put("content_html", item.html());
        item.image().ifPresent(image -> node.put("image", image));
        node.put("date_published", item.published()).put("date_modified", item.updated());
        node.putArray("authors").addObject().put("name", item.author().orElse(paper));
        if (!item.tags().isEmpty()) {
            item.tags().forEach(node.putArray("tags")::add);
        }
        if (!item.enclosures().isEmpty()) {
            ArrayNode attachments = node.putArray("attachments");
            item.enclosures().forEach(file -> attachments.add(attachment(file)));
        }
        return node.put("language", item.lang());
    }

    private static ObjectNode attachment(FeedView.File file) {
        ObjectNode node = JSON.createObjectNode().put("url", file.url()).put("mime_type", file.type());
        return file.length() == 0 ? node : node.put("size_in_bytes", file.length());
    }
}

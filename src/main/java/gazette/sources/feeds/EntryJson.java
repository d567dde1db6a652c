package gazette.sources.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Writes and reads entries as JSON, without loss. Later versions of this program read what earlier ones wrote.
public final class EntryJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EntryJson() {}

    /// Writes an entry; equal entries give equal text.
    public static String of(Entry entry) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("title", entry.title())
                .put("summary", entry.summary())
                .put("content", entry.content());
        put(json, "id", entry.id());
        put(json, "link", entry.link());
        put(json, "author", entry.author());
        put(json, "published", entry.published().map(Instant::toString));
        put(json, "updated", entry.updated().map(Instant::toString));
        put(json, "listed", entry.listed().map(Instant::toString));
        put(json, "lang", entry.lang());
        put(json, "image", entry.image());
        entry.tags().forEach(json.putArray("tags")::add);
        if (!entry.enclosures().isEmpty()) {
            ArrayNode files = json.putArray("enclosures");
            entry.enclosures()
                    .forEach(file -> files.addObject()
                            .put("address", file.address())
                            .put("type", file.mediaType())
                            .put("bytes", file.bytes()));
        }
        return json.toString();
    }

    /// Reads an entry.
    public static Entry read(String text) {
        JsonNode json = parsed(text);
        return new Entry(
                string(json, "id"),
                json.path("title").asText(),
                string(json, "link"),
                json.path("summary").asText(),
                json.path("content").asText(),
                string(json, "author"),
                string(json, "published").map(Instant::parse),
                string(json, "updated").map(Instant::parse),
                StreamSupport.stream(json.path("tags").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                string(json, "lang"),
                string(json, "image"),
                StreamSupport.stream(json.path("enclosures").spliterator(), false)
                        .map(EntryJson::enclosure)
                        .toList(),
                string(json, "listed").map(Instant::parse));
    }

    private static Enclosure enclosure(JsonNode file) {
        return new Enclosure(
                file.path("address").asText(),
                file.path("type").asText(),
                file.path("bytes").asLong());
    }

    private static void put(ObjectNode json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry that was kept cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> string(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
    }
}

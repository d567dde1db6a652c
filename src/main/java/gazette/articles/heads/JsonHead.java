package gazette.articles.heads;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.config.BoundedYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Parses a head in JSON: an object at the beginning of a file. A key that comes twice is an error, because one of
/// them could be `draft`.
final class JsonHead {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(BoundedYaml.MAX_DEPTH)
                    .build())
            .build();

    private final int firstLine;
    private final ArticleDiagnostics diagnostics;

    /// Holds the fields of an object, and where it ends.
    ///
    /// @param length of the object in the text, in characters
    record ParsedObject(Map<String, MetadataValue> values, int length) {}

    /// Creates a parser for one file.
    ///
    /// @param firstLine the line of the file on which the JSON begins
    JsonHead(int firstLine, ArticleDiagnostics diagnostics) {
        this.firstLine = firstLine;
        this.diagnostics = diagnostics;
    }

    /// Parses the object that a text begins with; empty, with an error, if it is not JSON.
    Optional<ParsedObject> read(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            try {
                parser.nextToken();
                Map<String, MetadataValue> values = object(parser);
                return Optional.of(
                        new ParsedObject(values, (int) parser.currentLocation().getCharOffset()));
            } catch (JsonProcessingException e) {
                int line = firstLine + Math.max(1, parser.currentLocation().getLineNr()) - 1;
                diagnostics.error(
                        line,
                        "the head is not JSON (" + e.getOriginalMessage() + ")",
                        "write \"key\": \"value\", with a comma between two of them and } at the end");
                return Optional.empty();
            }
        } catch (IOException e) {
            // A text cannot fail to be read.
            throw new UncheckedIOException(e);
        }
    }

    /// Parses a text that is one object; empty, with an error, if it is not.
    Optional<Map<String, MetadataValue>> readAll(String json) {
        return read(json).filter(object -> isAll(object, json)).map(ParsedObject::values);
    }

    private boolean isAll(ParsedObject object, String json) {
        String rest = json.substring(object.length()).stripLeading();
        if (!rest.isEmpty()) {
            int line = new ArticleFileText(json).lineAt(json.length() - rest.length());
            diagnostics.error(
                    firstLine + line - 1,
                    "the head is not JSON (it goes on behind its object)",
                    "write all keys into the object");
        }
        return rest.isEmpty();
    }

    private Map<String, MetadataValue> object(JsonParser parser) throws IOException {
        var values = new LinkedHashMap<String, MetadataValue>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            Optional<MetadataValue> value = value(parser);
            value.ifPresent(some -> values.put(key, some));
        }
        return values;
    }

    private Optional<MetadataValue> value(JsonParser parser) throws IOException {
        int line = firstLine + parser.currentTokenLocation().getLineNr() - 1;
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return Optional.of(new MetadataValue.Block(line, object(parser)));
        }
        if (token == JsonToken.START_ARRAY) {
            var parts = new ArrayList<MetadataValue>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser).ifPresent(parts::add);
            }
            return Optional.of(new MetadataValue.Items(line, parts));
        }
        return token == JsonToken.VALUE_NULL || parser.getText().isBlank()
                ? Optional.empty()
                : Optional.of(MetadataValue.of(line, parser.getText()));
    }
}

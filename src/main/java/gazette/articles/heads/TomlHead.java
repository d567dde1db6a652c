package gazette.articles.heads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import gazette.articles.text.ArticleDiagnostics;
import gazette.config.BoundedYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses a head in TOML, as Hugo and Zola have it. Dates stay as they are written.
final class TomlHead {
    private static final TomlMapper MAPPER = new TomlMapper(TomlFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(BoundedYaml.MAX_DEPTH)
                    .build())
            .build());
    private static final Pattern KEY =
            Pattern.compile("\\s*(?:\\[+\\s*)?[\"']?([^\"'\\s=.\\[\\]]+)[\"']?\\s*[=.\\]].*");

    private final int firstLine;
    private final ArticleDiagnostics diagnostics;

    /// Creates a parser for one file.
    ///
    /// @param firstLine the line of the file on which the TOML begins
    TomlHead(int firstLine, ArticleDiagnostics diagnostics) {
        this.firstLine = firstLine;
        this.diagnostics = diagnostics;
    }

    /// Parses the text; empty, with an error, if it is not TOML.
    Optional<Map<String, MetadataValue>> read(String toml) {
        try {
            return Optional.of(values(MAPPER.readTree(toml), firstLine, lines(toml)));
        } catch (JsonProcessingException e) {
            // What is wrong with all of a line is found at the beginning of the next one.
            int line = Optional.ofNullable(e.getLocation())
                    .map(place -> place.getLineNr() - (place.getColumnNr() > 1 ? 1 : 2))
                    .map(lines -> firstLine + Math.max(0, lines))
                    .orElse(firstLine);
            diagnostics.error(
                    line,
                    "the head is not TOML (" + e.getOriginalMessage() + ")",
                    "write key = \"value\" lines, true and false in lower case, and dates as 2026-11-05T08:00:00Z");
            return Optional.empty();
        }
    }

    /// Returns the line of each key, where it comes first: the library does not tell it.
    private Map<String, Integer> lines(String toml) {
        var lines = new HashMap<String, Integer>();
        List<String> written = toml.lines().toList();
        for (int i = 0; i < written.size(); i++) {
            Matcher key = KEY.matcher(written.get(i));
            if (key.matches()) {
                lines.putIfAbsent(key.group(1), firstLine + i);
            }
        }
        return lines;
    }

    private static Map<String, MetadataValue> values(JsonNode table, int line, Map<String, Integer> lines) {
        var values = new LinkedHashMap<String, MetadataValue>();
        table.properties().forEach(entry -> {
            int at = lines.getOrDefault(entry.getKey(), line);
            value(entry.getValue(), at, lines).ifPresent(value -> values.put(entry.getKey(), value));
        });
        return values;
    }

    private static Optional<MetadataValue> value(JsonNode node, int line, Map<String, Integer> lines) {
        if (node.isObject()) {
            return Optional.of(new MetadataValue.Block(line, values(node, line, lines)));
        }
        if (node.isArray()) {
            var parts = new ArrayList<MetadataValue>();
            node.forEach(part -> value(part, line, lines).ifPresent(parts::add));
            return Optional.of(new MetadataValue.Items(line, parts));
        }
        return Optional.of(node.asText()).filter(text -> !text.isBlank()).map(text -> MetadataValue.of(line, text));
    }
}

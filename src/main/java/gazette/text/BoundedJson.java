package gazette.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Reads JSON that others wrote, within limits of depth and number.
public final class BoundedJson {
    private static final int MAX_DEPTH = 100;

    /// Each takes some fifty bytes, whatever it holds.
    private static final long MAX_TOKENS = 2_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private BoundedJson() {}

    /// Thrown when a text is not JSON, or is beyond the limits. Its message says what is wrong and in which line.
    public static final class InvalidJsonException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private InvalidJsonException(String problem, int line) {
            super(problem + " (line " + line + ")");
        }
    }

    /// Reads a text.
    ///
    /// @throws InvalidJsonException if it is not JSON, or if it is nested too deeply or too large
    public static JsonNode read(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            try {
                return Optional.<JsonNode>ofNullable(MAPPER.readTree(parser)).orElse(MissingNode.getInstance());
            } catch (JsonProcessingException e) {
                throw new InvalidJsonException(
                        problem(e), Math.max(1, parser.currentLocation().getLineNr()));
            }
        } catch (IOException e) {
            // A text cannot fail to be read.
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(JsonProcessingException e) {
        if (!(e instanceof StreamConstraintsException)) {
            return e.getOriginalMessage();
        }
        return e.getOriginalMessage().contains("epth")
                ? "it is nested more than " + MAX_DEPTH + " levels deep"
                : "it is too large: " + e.getOriginalMessage();
    }
}

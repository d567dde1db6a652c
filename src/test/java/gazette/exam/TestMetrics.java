package gazette.exam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What one exam measured. At its end it is added to `target/exams.json`, an array; also when the exam has failed.
final class TestMetrics implements AutoCloseable {
    private static final Path FILE = Path.of("target/exams.json");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode figures = MAPPER.createObjectNode();
    private final long beganAt = System.nanoTime();

    /// An exam that begins, and has not passed.
    TestMetrics(String exam, Object database) {
        figures.put("exam", exam)
                .put("database", database.toString())
                .put("whole", TestScale.WHOLE)
                .put("passed", false);
    }

    TestMetrics put(String name, long figure) {
        figures.put(name, figure);
        return this;
    }

    void passed() {
        figures.put("passed", true);
    }

    @Override
    public void close() {
        figures.put("seconds", (System.nanoTime() - beganAt) / 1_000_000_000);
        try {
            ArrayNode all =
                    Files.exists(FILE) ? (ArrayNode) MAPPER.readTree(Files.readString(FILE)) : MAPPER.createArrayNode();
            Files.writeString(FILE, MAPPER.writeValueAsString(all.add(figures)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

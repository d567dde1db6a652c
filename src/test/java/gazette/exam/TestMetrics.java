package gazette.exam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
        // Another process may have an exam that ends at the same time.
        try (var file = FileChannel.open(
                        FILE, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            byte[] before = Channels.newInputStream(file).readAllBytes();
            ArrayNode all = before.length == 0 ? MAPPER.createArrayNode() : (ArrayNode) MAPPER.readTree(before);
            file.truncate(0);
            String text = MAPPER.writeValueAsString(all.add(figures)) + "\n";
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package gazette.web.admin;

import gazette.text.ForeignText;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/// Holds the fields and files of a form, `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578).
final class AdminForm {
    /// Bounds what one request may upload.
    static final int MAX_UPLOAD = 32 << 20;

    private static final int MAX_PARTS = 1000;

    private final Map<String, List<String>> fields;
    private final Map<String, List<UploadedFile>> files;

    private AdminForm(Map<String, List<String>> fields, Map<String, List<UploadedFile>> files) {
        this.fields = fields;
        this.files = files;
    }

    /// Holds an uploaded file.
    ///
    /// @param name as the browser gives it; it may be anything
    record UploadedFile(String name, byte[] content) {}

    /// Reads the form of a request.
    static AdminForm read(Context request) {
        String type = Optional.ofNullable(request.header("Content-Type")).orElse("");
        return type.startsWith("multipart/form-data")
                ? multipart(request, type)
                : new AdminForm(request.formParamMap(), Map.of());
    }

    /// Returns the first value of a field, with the line ends of this system; empty text if it is missing.
    String field(String name) {
        List<String> values = fields(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// Returns all fields with their values, in order.
    Map<String, List<String>> fields() {
        return fields;
    }

    /// Returns all values of a field.
    List<String> fields(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(value -> value.replace("\r\n", "\n"))
                .toList();
    }

    /// Returns the files of a field. Browsers send an empty one where none was chosen; it is left out.
    List<UploadedFile> files(String name) {
        return files.getOrDefault(name, List.of());
    }

    private static AdminForm multipart(Context request, String type) {
        byte[] body = body(request);
        MultiPartConfig inMemory = new MultiPartConfig.Builder()
                .maxParts(MAX_PARTS)
                .maxSize(body.length)
                .maxMemoryPartSize(body.length)
                .build();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, List<UploadedFile>> files = new LinkedHashMap<>();
        try (MultiPartFormData.Parts parts = MultiPartFormData.getParts(
                Content.Source.from(java.nio.ByteBuffer.wrap(body)), new Attributes.Mapped(), type, inMemory)) {
            for (MultiPart.Part part : parts) {
                String name = Optional.ofNullable(part.getName()).orElse("");
                if (part.getFileName() == null) {
                    fields.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(part.getContentAsString(StandardCharsets.UTF_8));
                } else if (!part.getFileName().isEmpty()) {
                    files.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(new UploadedFile(ForeignText.line(part.getFileName()), content(part)));
                }
            }
        } catch (IOException | RuntimeException e) {
            // Each library class has an exception of its own for what is malformed.
            throw new HttpResponseException(HttpStatus.BAD_REQUEST_400, "Bad Request", Map.of());
        }
        return new AdminForm(fields, files);
    }

    private static byte[] content(MultiPart.Part part) throws IOException {
        try (InputStream in = Content.Source.asInputStream(part.getContentSource())) {
            return in.readAllBytes();
        }
    }

    private static byte[] body(Context request) {
        try (InputStream in = request.req().getInputStream()) {
            byte[] body = in.readNBytes(MAX_UPLOAD + 1);
            if (body.length > MAX_UPLOAD) {
                throw new HttpResponseException(HttpStatus.PAYLOAD_TOO_LARGE_413, "Payload Too Large", Map.of());
            }
            return body;
        } catch (IOException e) {
            throw new HttpResponseException(HttpStatus.BAD_REQUEST_400, "Bad Request", Map.of());
        }
    }
}

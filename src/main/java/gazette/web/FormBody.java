package gazette.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/// Parses a form, `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578), in any charset.
final class FormBody {
    private static final int MAX_PARTS = 500;

    private FormBody() {}

    /// Thrown when a body is no form that the pages take. The status says why.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Malformed(int status) {
            super(HttpStatus.getMessage(status));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// Returns the fields of a form as `application/x-www-form-urlencoded` in UTF-8.
    ///
    /// @throws Malformed if it is not well-formed, is compressed, or has a file
    static byte[] parse(byte[] body, HttpFields headers) throws Malformed {
        if (isEncoded(headers)) {
            throw new Malformed(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
        }
        String contentType =
                Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE)).orElse("");
        boolean isMultipart = contentType.toLowerCase(Locale.ROOT).strip().startsWith("multipart/");
        try {
            MultiMap<String> fields =
                    isMultipart ? multipart(body, contentType) : urlEncoded(body, charset(contentType));
            return UrlEncoded.encode(fields, StandardCharsets.UTF_8, true).getBytes(StandardCharsets.US_ASCII);
        } catch (IOException | RuntimeException e) {
            // Each library class has an exception of its own for what is malformed.
            throw new Malformed(HttpStatus.BAD_REQUEST_400);
        }
    }

    private static boolean isEncoded(HttpFields headers) {
        String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
        return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
    }

    private static Charset charset(String contentType) {
        return Optional.ofNullable(MimeTypes.getCharsetFromContentType(contentType))
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
    }

    private static MultiMap<String> urlEncoded(byte[] body, Charset charset) throws IOException {
        var fields = new MultiMap<String>();
        String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        if (charset.equals(StandardCharsets.UTF_8)) {
            UrlEncoded.decodeUtf8To(text, 0, text.length(), fields::add, false, false, false);
        } else {
            UrlEncoded.decodeTo(text, fields::add, charset);
        }
        return fields;
    }

    private static MultiMap<String> multipart(byte[] body, String contentType) throws Malformed {
        // No part is larger than the body, so none is ever written to a file.
        MultiPartConfig inMemory = new MultiPartConfig.Builder()
                .maxParts(MAX_PARTS)
                .maxSize(body.length)
                .maxMemoryPartSize(body.length)
                .build();
        var fields = new MultiMap<String>();
        try (MultiPartFormData.Parts parts = MultiPartFormData.getParts(
                Content.Source.from(ByteBuffer.wrap(body)), new Attributes.Mapped(), contentType, inMemory)) {
            for (MultiPart.Part part : parts) {
                if (part.getFileName() != null) {
                    throw new Malformed(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
                }
                fields.add(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}

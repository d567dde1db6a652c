package gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/// How what is found is handed over: to HEAD like to GET, and once only to those who keep it (RFC 9110).
final class Answer {
    private static final int ETAG_LENGTH = 20;

    private Answer() {}

    /// Adds a page that answers GET, and HEAD with the same header.
    static void add(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /// Answers with a page.
    static void html(Context request, String page) {
        text(request, "text/html; charset=utf-8", page);
    }

    /// Answers with a text under its strong entity tag, or with 304 if the client has it.
    static void text(Context request, String mediaType, String text) {
        String tag = '"' + DigestUtils.sha256Hex(text).substring(0, ETAG_LENGTH) + '"';
        request.header("ETag", tag).header("Cache-Control", "no-cache");
        if (has(request, tag)) {
            request.status(304);
            return;
        }
        request.contentType(mediaType).result(text);
    }

    /// If-None-Match compares weakly (RFC 9110 section 13.1.2).
    private static boolean has(Context request, String tag) {
        return Optional.ofNullable(request.header("If-None-Match")).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(known ->
                        known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
    }
}

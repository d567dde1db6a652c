package gazette.web.admin;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Carries what an action has to say to the page that is shown after it.
final class NoticeCookie {
    private static final String NAME = "desk-notice";
    private static final String PATH = "/desk";
    private static final int SECONDS = 60;
    private static final int MAX_VALUE = 200;

    private NoticeCookie() {}

    /// @param key a text of the desk
    record Notice(String key, List<Object> values) {}

    static void write(Context request, String key, Object... values) {
        String lines = Arrays.stream(values)
                .map(value -> (value instanceof Number ? "#" : "=") + shortened(value))
                .map(line -> line.replaceAll("\\R", " "))
                .collect(Collectors.joining("\n", key + "\n", ""));
        request.cookie(cookie(
                Base64.getUrlEncoder().withoutPadding().encodeToString(lines.getBytes(StandardCharsets.UTF_8)),
                SECONDS));
    }

    /// Returns the notice that the browser carries, and has the browser drop it.
    static Optional<Notice> take(Context request) {
        String value = request.cookie(NAME);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        request.cookie(cookie("", 0));
        try {
            List<String> lines = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Object> values = new ArrayList<>();
            lines.stream().skip(1).forEach(line -> values.add(parse(line)));
            return lines.isEmpty() ? Optional.empty() : Optional.of(new Notice(lines.getFirst(), values));
        } catch (IllegalArgumentException e) {
            // Somebody has changed the cookie.
            return Optional.empty();
        }
    }

    private static Object parse(String line) {
        String value = line.isEmpty() ? "" : line.substring(1);
        return line.startsWith("#") ? Long.valueOf(value) : value;
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE);
    }

    private static Cookie cookie(String value, int maxAge) {
        return new Cookie(NAME, value, PATH, maxAge, false, true, null, SameSite.STRICT);
    }
}

package gazette.web;

import gazette.press.Newsroom;
import gazette.subscribers.Signup.Said;
import io.javalin.http.Context;
import java.util.Optional;

/// What came in with a form.
final class Field {
    private static final int LONGEST = 300;

    private Field() {}

    /// One line of what was typed, without characters that no page may hold; empty if the form has no such field.
    static String line(Context request, String name) {
        return line(Optional.ofNullable(request.formParam(name)).orElse(""));
    }

    /// The same of what was asked for in the address.
    static String asked(Context request, String name) {
        return line(Optional.ofNullable(request.queryParam(name)).orElse(""));
    }

    private static String line(String typed) {
        String line = typed.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}]+", " ").strip();
        int length = Math.min(LONGEST, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, length));
    }

    /// How something was said, for the record of consent.
    static Said said(Context request, Newsroom now, String origin, String wording) {
        return new Said(
                origin, wording, Client.network(request, now.config().web().trustedProxies()));
    }
}

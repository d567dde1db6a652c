package gazette.web;

import gazette.press.workspace.AppContext;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.text.TextShortener;
import io.javalin.http.Context;
import java.util.Optional;

/// What came in with a form.
final class RequestParameters {
    private static final int LONGEST = 300;

    private RequestParameters() {}

    /// One line of what was typed, without characters that no page may hold; empty if the form has no such field.
    static String formParam(Context request, String name) {
        return formParam(Optional.ofNullable(request.formParam(name)).orElse(""));
    }

    /// The same of what was asked for in the address.
    static String queryParam(Context request, String name) {
        return formParam(Optional.ofNullable(request.queryParam(name)).orElse(""));
    }

    private static String formParam(String typed) {
        String line = typed.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}]+", " ").strip();
        return TextShortener.cut(line, LONGEST);
    }

    /// How something was said, for the record of consent.
    static ConsentOrigin consent(Context request, AppContext now, String origin, String wording) {
        return new ConsentOrigin(
                origin,
                wording,
                ClientAddress.network(request, now.config().web().trustedProxies()));
    }
}

package gazette.web;

import gazette.press.workspace.AppContext;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.text.TextShortener;
import io.javalin.http.Context;
import java.util.Optional;

/// Reads parameters of forms and addresses.
final class RequestParameters {
    private static final int LONGEST = 300;

    private RequestParameters() {}

    /// Returns one line of a form field, without characters that no page may hold; empty if there is no such field.
    static String formParam(Context request, String name) {
        return formParam(Optional.ofNullable(request.formParam(name)).orElse(""));
    }

    /// Returns the same of a query parameter.
    static String queryParam(Context request, String name) {
        return formParam(Optional.ofNullable(request.queryParam(name)).orElse(""));
    }

    private static String formParam(String typed) {
        String line = typed.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}]+", " ").strip();
        return TextShortener.cut(line, LONGEST);
    }

    /// Returns how and from where something was asked for, for the record of consent.
    static ConsentOrigin consent(Context request, AppContext now, String origin, String wording) {
        return new ConsentOrigin(
                origin,
                wording,
                ClientAddress.network(request, now.config().web().trustedProxies()));
    }
}

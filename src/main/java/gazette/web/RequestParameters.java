package gazette.web;

import gazette.press.workspace.AppContext;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.address.EmailAddress;
import gazette.text.ForeignText;
import gazette.text.InvisibleCharacters;
import gazette.text.TextShortener;
import gazette.web.http.ClientAddress;
import io.javalin.http.Context;
import java.util.Optional;

/// Reads form fields and query parameters.
final class RequestParameters {
    private static final int MAX_LENGTH = 300;

    private RequestParameters() {}

    /// Returns a form field as one line without control characters; empty if it is missing.
    static String formParam(Context request, String name) {
        return oneLine(Optional.ofNullable(request.formParam(name)).orElse(""));
    }

    /// Returns the address that was typed or pasted into a form; empty if it is none.
    static Optional<EmailAddress> address(Context request) {
        return EmailAddress.parse(
                Optional.ofNullable(request.formParam("email")).orElse(""));
    }

    /// Returns that address to be shown once more: as it was typed, but without what was pasted around it.
    static String shown(Context request, EmailAddress address) {
        String typed = formParam(request, "email");
        return typed.length() <= address.toString().length() ? typed : address.toString();
    }

    /// Returns a query parameter in the same way.
    static String queryParam(Context request, String name) {
        return oneLine(Optional.ofNullable(request.queryParam(name)).orElse(""));
    }

    private static String oneLine(String typed) {
        return TextShortener.cut(
                ForeignText.line(InvisibleCharacters.without(typed))
                        .replaceAll("\\p{Cn}+", " ")
                        .strip(),
                MAX_LENGTH);
    }

    /// Returns how and from which network a consent was given, for the record.
    static ConsentOrigin consent(Context request, AppContext now, String origin, String wording) {
        return new ConsentOrigin(
                origin,
                wording,
                ClientAddress.network(request, now.config().web().proxies()).recorded());
    }
}

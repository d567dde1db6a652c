package gazette.web.admin;

import gazette.accounts.Account;
import gazette.accounts.Actor;
import gazette.accounts.AuditEntry;
import gazette.accounts.SignInOrigin;
import gazette.press.accounts.OpenedSession;
import gazette.press.workspace.AppContext;
import gazette.web.http.ClientAddress;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holds one request to the desk and who makes it, and writes the response.
final class AdminRequest {
    private static final int SEE_OTHER = 303;

    private final Context http;
    private final AppContext app;
    private final AdminRenderer renderer;
    private final Optional<Account> account;
    private Optional<AdminForm> form = Optional.empty();

    AdminRequest(Context http, AppContext app, AdminRenderer renderer, Optional<Account> account) {
        this.http = http;
        this.app = app;
        this.renderer = renderer;
        this.account = account;
    }

    /// Returns the settings and the archive, as they are at this request.
    AppContext app() {
        return app;
    }

    /// Returns the request itself, for what this class has no method for.
    Context http() {
        return http;
    }

    /// Returns who makes the request.
    ///
    /// @throws java.util.NoSuchElementException at an address that is open to all, if nobody is signed in
    Account account() {
        return account.orElseThrow();
    }

    /// Returns who is signed in, if anybody is.
    Optional<Account> signedIn() {
        return account;
    }

    /// Returns the token of the browser's session.
    Optional<String> sessionToken() {
        return SessionCookie.read(http, app);
    }

    /// Returns the browser, as a sign-in records it.
    SignInOrigin origin() {
        return new SignInOrigin(
                ClientAddress.network(http, app.config().web().proxies()),
                BrowserName.of(Optional.ofNullable(http.header("User-Agent")).orElse("")),
                DeviceCookie.read(http));
    }

    /// Has the browser keep what a sign-in has returned.
    void keep(OpenedSession session) {
        SessionCookie.write(http, app, session.token());
        DeviceCookie.write(http, app, session.device());
    }

    /// Has the browser keep another token of its session.
    void keepToken(String token) {
        SessionCookie.write(http, app, token);
    }

    /// Answers a script.
    void json(String json) {
        http.header("Cache-Control", "no-store").contentType("application/json").result(json);
    }

    /// Returns all fields of the form, in order.
    Map<String, List<String>> fields() {
        return forms().fields();
    }

    /// Returns a part of the path.
    String path(String name) {
        return http.pathParam(name);
    }

    /// Returns a part of the path that is a number.
    ///
    /// @return empty if it is none
    Optional<Long> number(String name) {
        try {
            return Optional.of(Long.parseLong(http.pathParam(name)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Returns a parameter of the address; empty text if it is missing.
    String query(String name) {
        return Optional.ofNullable(http.queryParam(name)).orElse("");
    }

    /// Returns a field of the form; empty text if it is missing.
    String form(String name) {
        return forms().field(name);
    }

    /// Returns the files of a field of the form, in order.
    List<AdminForm.UploadedFile> files(String name) {
        return forms().files(name);
    }

    /// Returns whether a script asks for a part of a page (htmx).
    boolean isFragment() {
        return isFragment(http);
    }

    static boolean isFragment(Context http) {
        return "true".equals(http.header("HX-Request")) && !"true".equals(http.header("HX-Boosted"));
    }

    /// Returns the language of the desk: the account's, else the browser's first that there is, else English.
    Locale locale() {
        return account.flatMap(Account::language)
                .or(() -> AdminText.accepted(http.header("Accept-Language")))
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    /// Returns the account's time zone, else the publication's.
    ZoneId zone() {
        return account.flatMap(Account::zone)
                .map(ZoneId::of)
                .orElseGet(() -> app.config().publication().zone());
    }

    /// Returns a text of the desk in the request's language.
    String text(String key, Object... values) {
        return AdminText.of(locale()).fill(key, values);
    }

    /// Answers with a page, or a part of one if the template has a part for scripts.
    ///
    /// @param template a file among the desk's templates, without its ending
    /// @param model what the template's variables are
    void render(String template, Map<String, ?> model) {
        render(200, template, model);
    }

    /// Answers with a page and a status.
    void render(int status, String template, Map<String, ?> model) {
        AdminResponse.page(http, status, renderer.render(template, model, this));
    }

    /// Returns a filled template, for an answer that consists of several.
    String part(String template, Map<String, ?> model) {
        return renderer.render(template, model, this);
    }

    /// Answers with a document for a frame: a letter or a page as subscribers see it. No script runs in it.
    void preview(String html) {
        AdminResponse.preview(http, html);
    }

    /// Answers that something is not possible, why, and what to do.
    ///
    /// @param key the text that says so
    void problem(int status, String key, Object... values) {
        render(status, "problem", Map.of("status", status, "message", text(key, values)));
    }

    /// Has the page that is shown next begin with a line.
    void notice(String key, Object... values) {
        NoticeCookie.write(http, key, values);
    }

    /// Sends the browser to another page of the desk, after an action. A script's request follows too.
    void redirect(String path) {
        if (isFragment()) {
            http.status(204).header("HX-Redirect", path).header("Cache-Control", "no-store");
        } else {
            http.status(SEE_OTHER).header("Location", path).header("Cache-Control", "no-store");
        }
    }

    /// Returns who makes the request, for the record.
    Actor actor() {
        return new Actor(account().name(), network());
    }

    /// Returns an entry for the audit log about what this request does.
    AuditEntry audit(String action, String subject, Optional<String> before, Optional<String> after) {
        return new AuditEntry(account.map(Account::name).orElse("?"), network(), action, subject, before, after);
    }

    /// Returns the network that the request comes from, as records keep it.
    String network() {
        return ClientAddress.network(http, app.config().web().proxies()).recorded();
    }

    private AdminForm forms() {
        AdminForm read = form.orElseGet(() -> AdminForm.read(http));
        form = Optional.of(read);
        return read;
    }
}

package gazette.web;

import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Leads from an address that was damaged on its way to the page that is meant. The link of a mail is answered at once,
/// because mail programs follow no redirect (RFC 8058); for a public page, readers are redirected to its one address.
/// What has two readings even so is refused.
final class AddressRepair extends Handler.Wrapper {
    /// What a path may have that comes here; the last three remain after the repair.
    static final UriCompliance LENIENT = UriCompliance.DEFAULT.with(
            "gazette",
            UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS,
            UriCompliance.Violation.BAD_UTF8_ENCODING,
            UriCompliance.Violation.TRUNCATED_UTF8_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    /// Allows `/` and `%` in the name of a tag.
    private static final UriCompliance STRICT = UriCompliance.DEFAULT.with(
            "gazette-repaired",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    /// The first segments of all public addresses but those of lists and files.
    private static final Set<String> PAGES = Set.of(
            "",
            "a",
            "desk",
            "feed",
            "feeds",
            "health",
            "i",
            "issues",
            "mailbox",
            "preferences",
            "ready",
            "search",
            "subscribe",
            "tag");

    private final Supplier<AppContext> context;

    AddressRepair(Supplier<AppContext> context) {
        this.context = context;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI asked = request.getHttpURI();
        Optional<String> link = TokenAddress.repair(CanonicalAddress.joined(asked.getPath()), context.get());
        String path = link.orElseGet(() -> CanonicalAddress.of(asked.getPath(), this::isList));
        if (path.equals(asked.getPath()) && !asked.hasViolations()) {
            return super.handle(request, response, callback);
        }
        HttpURI meant = withPath(asked, path);
        if (!STRICT.getAllowed().containsAll(meant.getViolations())) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        boolean isMoved = link.isEmpty() && !path.equals(asked.getPath());
        if (isMoved && CachedDocumentHandler.isRead(request) && isOurs(path)) {
            redirect(response, meant, callback);
            return true;
        }
        return super.handle(Request.serveAs(request, meant), response, callback);
    }

    /// Parses the address anew, so that nothing of the old path remains.
    private static HttpURI withPath(HttpURI asked, String path) {
        String query =
                Optional.ofNullable(asked.getQuery()).map(text -> "?" + text).orElse("");
        return HttpURI.build(asked, path + query).asImmutable();
    }

    /// Returns whether there may be such a page. Nothing else is redirected, so that nobody learns which lists are
    /// private.
    private boolean isOurs(String path) {
        String first = path.split("/", 3)[1];
        return first.contains(".") || PAGES.contains(first) || isList(first);
    }

    private boolean isList(String name) {
        return Optional.ofNullable(context.get().config().lists().get(name))
                .filter(ListConfig::isPublic)
                .isPresent();
    }

    private static void redirect(Response response, HttpURI meant, Callback callback) {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.getHeaders().put(HttpHeader.LOCATION, meant.getPathQuery());
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}

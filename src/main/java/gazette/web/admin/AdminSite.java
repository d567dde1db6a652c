package gazette.web.admin;

import gazette.press.accounts.Sessions;
import gazette.press.picking.ForecastCache;
import gazette.press.workspace.AppContext;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;

/// Serves the desk: all pages under `/desk`.
public final class AdminSite {
    private final Supplier<AppContext> context;
    private final AdminAssets assets = new AdminAssets();
    private final List<AdminRoute> routes;

    /// @param context returns the current settings and archive; called at each request
    public AdminSite(Supplier<AppContext> context) {
        this.context = context;
        var cards = new ScheduleCards(new ForecastCache());
        this.routes = Stream.of(
                        new SignInPages().routes(),
                        new JoinPages().routes(),
                        new AccountPages().routes(),
                        new SecondFactorPages().routes(),
                        new TeamPages().routes(),
                        new AuditPages().routes(),
                        new TodayPages(cards).routes(),
                        new SchedulePages(cards).routes(),
                        new SendPages().routes(),
                        new ProgressPages().routes(),
                        new SourcePages().routes(),
                        new ArticlePages().routes(),
                        new ArticleEditPages().routes(),
                        new ArticleUploadPages().routes(),
                        new ArticleConflictPages().routes(),
                        new ArticleStoryPages().routes(),
                        new ReviewPages().routes(),
                        new ComposePages().routes(),
                        new IssueListPages().routes(),
                        new RecipientPages().routes(),
                        new ReportPages().routes(),
                        new MailedPages().routes(),
                        new WebPages().routes(),
                        new CorrectionPages().routes(),
                        new CorrectionLetterPages().routes(),
                        // The last one: any address of an issue's pages looks like a name.
                        new IssueNamePages().routes())
                .flatMap(List::stream)
                .toList();
    }

    /// Adds the addresses of the desk to those of the server.
    public void add(RoutesConfig to) {
        var gate = new AdminGate(context, new AdminRenderer(assets, routes));
        to.get(AdminAssets.PATH + "{file}", assets::serve);
        for (AdminRoute route : routes) {
            to.addHttpHandler(route.method(), route.path(), request -> gate.pass(route, request));
            if (route.isPage()) {
                to.head(route.path(), request -> gate.pass(route, request));
            }
        }
    }

    /// Returns whether a request to the desk comes from a browser that is or was signed in, so that more may be
    /// read of it than of a stranger's: also the text of a form whose session has ended.
    public boolean isSignedIn(Request request) {
        if (!request.getHttpURI().getPath().startsWith("/desk/")) {
            return false;
        }
        var sessions = new Sessions(context.get());
        return Request.getCookies(request).stream().anyMatch(cookie -> switch (cookie.getName()) {
            case SessionCookie.NAME, SessionCookie.PLAIN_NAME ->
                sessions.find(cookie.getValue()).isPresent();
            case DeviceCookie.NAME -> sessions.isKnownBrowser(cookie.getValue());
            default -> false;
        });
    }

    /// Returns the paths of the pages that an account may open, in their order; parts in braces are parameters.
    public static List<String> pages() {
        var site = new AdminSite(() -> {
            throw new IllegalStateException("no page is opened");
        });
        return site.routes().stream()
                .filter(route -> route.isPage() && route.role().isPresent())
                .map(AdminRoute::path)
                .toList();
    }

    /// Returns all addresses of the desk, in the order of its pages.
    List<AdminRoute> routes() {
        return routes;
    }
}

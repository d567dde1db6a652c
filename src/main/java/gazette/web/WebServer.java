package gazette.web;

import gazette.config.WebConfig;
import gazette.delivery.localmail.Inbox;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.pages.PageRenderer;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the public pages, the feeds, the unsubscribe links and the local mailbox.
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Supplier<AppContext> context;
    private final Javalin javalin;

    /// Creates a server.
    ///
    /// @param context returns the current settings and archive; called at each request
    /// @param inbox returns where mails are kept when no relay is set; empty when one is
    public WebServer(Supplier<AppContext> context, Function<AppContext, Optional<Inbox>> inbox) {
        this.context = context;
        this.javalin = Javalin.create(config -> {
            configure(config);
            installCache(config, new DocumentCache(new ContentChangeCounter(context, System::nanoTime)));
            new HealthRoutes(context).add(config.routes);
            new LocalMailboxRoutes(context, inbox).add(config.routes);
            new SubscribeRoutes(context).add(config.routes);
            new ConfirmRoutes(context).add(config.routes);
            new UnsubscribeRoutes(context).add(config.routes);
            new PreferencesRoutes(context).add(config.routes);
            new SearchRoutes(context).add(config.routes);
            new FeedRoutes(context).add(config.routes);
            new SiteRoutes(context).add(config.routes);
            config.routes.before(SecurityHeaders::add);
            config.routes.before(new FormerListNameRedirect(context)::redirect);
            config.routes.exception(Exception.class, this::internalError);
            config.routes.error(404, this::notFound);
        });
    }

    /// Starts to listen and returns the port. For port 0 in the settings, any free port is used.
    ///
    /// @throws PortInUseException if another program listens there
    public int start(WebConfig web) {
        try {
            javalin.start(web.host(), web.port());
        } catch (JavalinBindException e) {
            throw new PortInUseException(web.host() + ":" + web.port(), e);
        }
        LOG.info("listening address=http://{}:{}", web.host(), javalin.port());
        return javalin.port();
    }

    /// Returns the address of the mailbox for a browser on this machine; empty if it is closed. Call it after
    /// [#start(WebConfig)].
    public Optional<String> mailbox() {
        return LocalMailboxRoutes.address(context.get(), javalin.port());
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.router.ignoreTrailingSlashes = false;
        // Public documents are compressed once, in the cache; personal pages are not compressed at all.
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    private static void installCache(JavalinConfig config, DocumentCache cache) {
        config.appData(DocumentCache.KEY, cache);
        config.jetty.modifyServer(server -> server.setHandler(new CachedDocumentHandler(cache)));
    }

    private void notFound(Context request) {
        AppContext now = context.get();
        if (request.method().name().equals("GET") && !PrivateResponse.isWritten(request)) {
            request.html(new PageRenderer(now.themes(), SiteThemeName.of(now.config())).notFoundPage(now.site()));
        }
    }

    private void internalError(Exception e, Context request) {
        if (e instanceof NotFoundResponse) {
            request.status(404);
            return;
        }
        // The matched pattern, not the path: paths hold subscribers' tokens.
        LOG.error("request_failed method={} route={}", request.method(), request.endpoint().path, e);
        request.status(500).result("Something is broken here; the log says what.\n");
    }
}

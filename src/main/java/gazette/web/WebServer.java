package gazette.web;

import gazette.config.WebConfig;
import gazette.delivery.localmail.Inbox;
import gazette.press.duties.DutyRegister;
import gazette.press.membership.RelayReach;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.pages.PageRenderer;
import gazette.web.admin.AdminSite;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the public pages, the feeds, the unsubscribe links and the local mailbox.
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final int ACCEPT_QUEUE = 1024;

    /// Keeps the steps small in which a slow reader gets on, so that the guard sees them.
    private static final int SEND_BUFFER_BYTES = 64 << 10;

    private final Supplier<AppContext> context;
    private final Javalin javalin;

    /// Creates a server.
    ///
    /// @param context returns the current settings and archive; called at each request
    /// @param inbox returns where mails are kept when no relay is set; empty when one is
    public WebServer(Supplier<AppContext> context, Function<AppContext, Optional<Inbox>> inbox) {
        this(context, inbox, new DutyRegister(context.get().clock()));
    }

    /// Creates a server of a process that has duties.
    ///
    /// @param register what `/ready` and `/health?strict` tell about
    public WebServer(Supplier<AppContext> context, Function<AppContext, Optional<Inbox>> inbox, DutyRegister register) {
        this(context, inbox, register, ConnectionLimits.DEFAULT);
    }

    WebServer(Supplier<AppContext> context, Function<AppContext, Optional<Inbox>> inbox, ConnectionLimits limits) {
        this(context, inbox, new DutyRegister(context.get().clock()), limits);
    }

    private WebServer(
            Supplier<AppContext> context,
            Function<AppContext, Optional<Inbox>> inbox,
            DutyRegister register,
            ConnectionLimits limits) {
        this.context = context;
        this.javalin = Javalin.create(config -> {
            configure(config);
            var admin = new AdminSite(context);
            installHandlers(config, context, limits, admin);
            var reach = new RelayReach();
            new HealthRoutes(context, register).add(config.routes);
            new LocalMailboxRoutes(context, inbox).add(config.routes);
            new SubscribeRoutes(context, reach).add(config.routes);
            new ConfirmRoutes(context).add(config.routes);
            new UnsubscribeRoutes(context).add(config.routes);
            new PreferencesRoutes(context, reach).add(config.routes);
            new SearchRoutes(context).add(config.routes);
            new FeedRoutes(context).add(config.routes);
            new WellKnownRoutes(context).add(config.routes);
            new DrawnPictureRoutes(context).add(config.routes);
            admin.add(config.routes);
            new TopicRoutes(context).add(config.routes);
            new SiteRoutes(context).add(config.routes);
            config.routes.before(new FormerListNameRedirect(context)::redirect);
            config.routes.exception(HttpResponseException.class, WebServer::plainError);
            config.routes.exception(Exception.class, FailedRequest::answer);
            config.router.handlerWrapper(FailedRequest::withErrorsCaught);
            config.router.javaLangErrorHandler(FailedRequest::answer);
            config.routes.error(404, this::notFound);
            config.routes.error(410, this::notFound);
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
        config.http.maxRequestSize = FormBodyHandler.MAX_DESK_BYTES;
    }

    /// Installs what sees a request before Javalin does.
    private static void installHandlers(
            JavalinConfig config, Supplier<AppContext> context, ConnectionLimits limits, AdminSite admin) {
        var cache = new DocumentCache(new ContentChangeCounter(context, System::nanoTime));
        config.appData(DocumentCache.KEY, cache);
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(AddressRepair.LENIENT));
        config.jetty.modifyServletContextHandler(servlets -> servlets.setErrorHandler(new PlainErrorHandler()));
        var guard =
                new ConnectionGuard(limits, () -> context.get().config().web().proxies());
        config.jetty.addConnector((server, http) -> connector(server, http, config, guard));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new PlainErrorHandler());
            // The last one inserted is the first to see a request.
            server.setHandler(new FormBodyHandler(guard, admin));
            server.insertHandler(new PictureHandler(context));
            server.insertHandler(new CachedDocumentHandler(cache));
            server.insertHandler(new PathNormalizer());
            server.insertHandler(new AddressRepair(context));
            server.insertHandler(new SecurityHeaders(context));
            server.insertHandler(guard);
        });
    }

    private static Connector connector(
            Server server, HttpConfiguration http, JavalinConfig config, ConnectionGuard guard) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(config.jetty.host);
        connector.setPort(config.jetty.port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        connector.addBean(guard, false);
        return connector;
    }

    private void notFound(Context request) {
        AppContext now = context.get();
        if (request.method().name().equals("GET") && !PrivateResponseWriter.isWritten(request)) {
            String page = new PageRenderer(now.themes(), SiteThemeName.of(now.config())).notFoundPage(now.site());
            HttpField policy = ContentSecurityPolicy.of(page);
            request.header(policy.getName(), policy.getValue()).html(page);
        }
    }

    /// Answers in one line that says nothing of the request.
    private static void plainError(HttpResponseException e, Context request) {
        String line = HttpStatus.getMessage(e.getStatus()) + "\n";
        request.status(e.getStatus()).contentType("text/plain; charset=utf-8").result(line);
    }
}

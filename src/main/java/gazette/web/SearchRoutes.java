package gazette.web;

import gazette.press.site.SearchArchive;
import gazette.press.site.SearchArchive.Found;
import gazette.press.workspace.AppContext;
import gazette.render.pages.SearchPageData;
import gazette.web.SearchQueue.Turn;
import gazette.web.http.ClientAddress;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Serves the search in public articles and issues. Few searches run at a time, since each reads the whole archive;
/// no client can take the turns of the others.
final class SearchRoutes {
    private static final String PATH = "/search";
    private static final int RUNNING = 2;
    private static final int WAITING_PER_CLIENT = 4;
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private final Supplier<AppContext> context;
    private final SearchQueue queue = new SearchQueue(RUNNING, WAITING_PER_CLIENT, MAX_WAIT);

    SearchRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, PATH, this::search);
    }

    private void search(Context request) throws InterruptedException {
        AppContext now = context.get();
        String client =
                ClientAddress.network(request, now.config().web().proxies()).limited();
        Optional<Turn> turn = queue.await(client);
        if (turn.isEmpty()) {
            request.status(503).header("Retry-After", "10").result("Too many are searching; try again.\n");
            return;
        }
        try (Turn _ = turn.get()) {
            String words = RequestParameters.queryParam(request, "q");
            Found found = new SearchArchive(now).run(words, page(request));
            var result = new SearchPageData(words, found.articles(), found.page(), found.more());
            request.header("X-Robots-Tag", "noindex");
            PublicResponseWriter.html(
                    request, new LanguageNegotiation(now).pages(request).search(result));
        }
    }

    private static int page(Context request) {
        String page = Optional.ofNullable(request.queryParam("page")).orElse("1");
        return page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1;
    }
}

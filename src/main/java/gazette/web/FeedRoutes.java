package gazette.web;

import gazette.press.FeedCatalogue;
import gazette.press.Newsroom;
import gazette.press.PaperFeeds;
import gazette.press.SetFeed;
import gazette.render.Channel;
import gazette.render.FeedKind;
import gazette.store.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The feeds that the catalogue names, and the pages of their archives.
final class FeedRoutes {
    private static final List<String> FEEDS =
            List.of("/feed", "/issues", "/{list}/feed", "/{list}/issues", "/{list}/topic/{word}", "/tag/{word}");
    private static final Pattern ADDRESS =
            Pattern.compile("(/.+?)(?:/archive/([1-9][0-9]{0,6}))?\\.[a-z]+", Pattern.DOTALL);

    private final Supplier<Newsroom> newsroom;

    FeedRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        for (FeedKind kind : FeedKind.values()) {
            for (String feed : FEEDS) {
                Answer.publishFeed(routes, feed + "." + kind.extension(), request -> answer(request, kind));
                Answer.publishFeed(
                        routes, feed + "/archive/{page}." + kind.extension(), request -> answer(request, kind));
            }
        }
    }

    private void answer(Context request, FeedKind kind) {
        Newsroom now = newsroom.get();
        SetFeed feed = now.store()
                .read(tables -> document(request.path(), kind, now, tables))
                .orElseThrow(NotFoundResponse::new);
        Answer.feed(request, kind, feed, links(now, request.path()));
    }

    private static Optional<SetFeed> document(String path, FeedKind kind, Newsroom now, Tables tables) {
        Matcher address = ADDRESS.matcher(decoded(path));
        if (!address.matches()) {
            return Optional.empty();
        }
        var feeds = new PaperFeeds(now.config(), now.themes());
        Optional<Channel> channel = new FeedCatalogue(now.config(), now.themes()).find(address.group(1), tables);
        return Optional.ofNullable(address.group(2))
                .map(Integer::valueOf)
                .map(page -> channel.flatMap(found -> feeds.archive(found, page, kind, tables)))
                .orElseGet(() -> channel.map(found -> feeds.current(found, kind, tables)));
    }

    private static String decoded(String path) {
        try {
            return new URI(path).getPath();
        } catch (URISyntaxException e) {
            throw new NotFoundResponse();
        }
    }

    /// Where a hub and its readers find the feed and each other (W3C WebSub section 4, RFC 8288).
    private static String links(Newsroom now, String path) {
        String self = "<" + now.site().absolute(path) + ">; rel=\"self\"";
        return Stream.concat(
                        Stream.of(self), now.config().websub().hubs().stream().map(hub -> "<" + hub + ">; rel=\"hub\""))
                .collect(Collectors.joining(", "));
    }
}

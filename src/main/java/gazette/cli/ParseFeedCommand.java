package gazette.cli;

import gazette.articles.parsing.ContentExtractor;
import gazette.articles.plaintext.HtmlToText;
import gazette.config.AddressLogin;
import gazette.config.FeedConfig;
import gazette.config.OriginHeaders;
import gazette.sources.feeds.Enclosure;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.FeedParseResult;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.InvalidFeed;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.FetchedFeed;
import gazette.sources.polling.PageFetchResult;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette feed FILE-or-URL…`. Only URLs need a workspace, which says what may be fetched.
@Command(name = "feed", description = "Shows how feeds are read: RSS, Atom and JSON Feed.")
final class ParseFeedCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "FILE-or-URL", arity = "1..*", description = "Feeds, here or on the web.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> sources;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--full-text", description = "With the text of the entries' pages, as full_text: true has it.")
    private boolean fullText;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        int exit = 0;
        for (String source : sources) {
            OriginHeaders headers = isAddress(source) ? headers(source) : OriginHeaders.NONE;
            FeedParseResult parsed = isAddress(source) ? fetched(source, headers) : read(source);
            exit = Math.max(exit, show(AddressLogin.removed(source), fullText ? whole(parsed, headers) : parsed));
        }
        return exit;
    }

    /// Returns what the server is sent: the login in the address, else what the settings say of a feed there.
    private OriginHeaders headers(String address) {
        if (AddressLogin.isIn(address)) {
            return Fetcher.loginIn(address).orElse(OriginHeaders.NONE);
        }
        List<FeedConfig> feeds = workspace.config().feeds();
        return Stream.concat(
                        feeds.stream().filter(feed -> feed.address().equals(address)),
                        feeds.stream().filter(feed -> Fetcher.isOfOrigin(address, feed.access())))
                .map(FeedConfig::access)
                .findFirst()
                .orElse(OriginHeaders.NONE);
    }

    private static boolean isAddress(String source) {
        return source.matches("(?i)https?://.*");
    }

    private static FeedParseResult read(String file) {
        try {
            return FeedParser.parse(Files.readAllBytes(Path.of(file)), Optional.empty(), "");
        } catch (NoSuchFileException _) {
            return new InvalidFeed("there is no such file; name one, or an address that begins with https://");
        } catch (IOException e) {
            return new InvalidFeed("the file cannot be read: " + FailureText.of(e));
        }
    }

    private FeedParseResult fetched(String written, OriginHeaders headers) {
        String address = AddressLogin.removed(written);
        if (headers.isEmpty() && !address.equals(written)) {
            return new InvalidFeed("the login in the address cannot be read; write user: and password_file: under a"
                    + " feed in gazette.yaml");
        }
        try (Fetcher fetcher = Fetcher.of(workspace.config())) {
            FetchedFeed answer = FetchedFeed.fetch(address, headers, fetcher);
            PrintWriter err = spec.commandLine().getErr();
            if (answer.parsed() instanceof ParsedFeed) {
                answer.movedTo().ifPresent(to -> err.println(address + ": the feed is at " + to));
                answer.others().forEach(other -> err.println(address + ": the page declares also " + other));
            }
            return answer.parsed();
        }
    }

    private FeedParseResult whole(FeedParseResult parsed, OriginHeaders headers) {
        if (!(parsed instanceof ParsedFeed feed)) {
            return parsed;
        }
        try (Fetcher fetcher = Fetcher.of(workspace.config())) {
            return feed.with(feed.entries().stream()
                    .map(entry -> whole(entry, headers, fetcher))
                    .toList());
        }
    }

    private Entry whole(Entry entry, OriginHeaders headers, Fetcher fetcher) {
        PageFetchResult look = entry.link()
                .filter(_ -> !entry.linksToFile())
                .map(address -> PageFetchResult.fetch(address, headers, fetcher))
                .orElse(new PageFetchResult.NoPage("has no address of its own", false));
        return switch (look) {
            case PageFetchResult.WebPage page ->
                ContentExtractor.of(page, entry).map(entry::withContent).orElse(entry);
            case PageFetchResult.NoPage no -> {
                spec.commandLine().getErr().println(entry.title() + ": the page " + no.problem());
                yield entry;
            }
        };
    }

    private int show(String source, FeedParseResult parsed) {
        PrintWriter out = spec.commandLine().getOut();
        return switch (parsed) {
            case InvalidFeed(String problem)
            when json -> {
                out.println(JsonLines.of(Map.of("source", source, "error", problem)));
                yield 1;
            }
            case InvalidFeed(String problem) -> {
                spec.commandLine().getErr().println(source + ": " + problem);
                yield 1;
            }
            case ParsedFeed feed
            when json -> {
                out.println(JsonLines.of(fields(source, feed)));
                yield 0;
            }
            case ParsedFeed feed -> {
                print(source, feed, out);
                yield 0;
            }
        };
    }

    private void print(String source, ParsedFeed feed, PrintWriter out) {
        out.println(feed.title().isEmpty() ? source : feed.title());
        feed.link().ifPresent(out::println);
        for (Entry entry : feed.entries()) {
            String date = entry.published()
                    .or(entry::updated)
                    .map(ParseFeedCommand::day)
                    .orElse("no date   ");
            out.println(date + "  " + entry.title()
                    + entry.author().map(by -> ", by " + by).orElse(""));
            out.println("            " + entry.link().or(entry::id).orElse("no link"));
            entry.enclosures().stream()
                    .filter(file -> !entry.link().equals(Optional.of(file.address())))
                    .forEach(file -> out.println("            " + file.address()));
            if (fullText) {
                out.println(
                        HtmlToText.of(Jsoup.parseBodyFragment(entry.content()).body())
                                .indent(12));
            }
        }
    }

    private static String day(Instant date) {
        return date.toString().substring(0, 10);
    }

    private static Map<String, Object> fields(String source, ParsedFeed feed) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("source", source);
        fields.put("title", feed.title());
        fields.put("link", feed.link().orElse(""));
        fields.put("lang", feed.lang().orElse(""));
        fields.put(
                "entries", feed.entries().stream().map(ParseFeedCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Entry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", entry.id().orElse(""));
        fields.put("title", entry.title());
        fields.put("link", entry.link().orElse(""));
        fields.put("summary", entry.summary());
        fields.put("content", entry.content());
        fields.put("author", entry.author().orElse(""));
        fields.put("published", entry.published().map(Instant::toString).orElse(""));
        fields.put("updated", entry.updated().map(Instant::toString).orElse(""));
        fields.put("tags", entry.tags());
        fields.put("image", entry.image().orElse(""));
        fields.put(
                "enclosures",
                entry.enclosures().stream().map(ParseFeedCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Enclosure file) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("address", file.address());
        fields.put("type", file.mediaType());
        fields.put("bytes", file.bytes());
        return fields;
    }
}

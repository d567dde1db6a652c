package gazette.press.ingest;

import gazette.articles.PageFetchState;
import gazette.articles.parsing.ContentExtractor;
import gazette.config.OriginHeaders;
import gazette.sources.feeds.Entry;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.PageFetchResult;
import gazette.text.FailureText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the web pages of entries whose feed has only a summary, for the full text. Many hosts at once, but one
/// page at a time from each; a server that answers "try later" is asked nothing more. A round ends after 45
/// seconds; the next round fetches the rest.
final class FetchEntryPages {
    private static final Logger LOG = LoggerFactory.getLogger(FetchEntryPages.class);
    private static final Duration ROUND = Duration.ofSeconds(45);

    private final Fetcher fetcher;
    private final Collection<PageFetchState> states = new ConcurrentLinkedQueue<>();

    /// Describes a page to fetch.
    ///
    /// @param headers of the feed
    /// @param attempts how many earlier fetches failed
    record Wanted(String source, String key, Entry entry, String address, OriginHeaders headers, int attempts) {
        String name() {
            return source + " " + key;
        }

        String host() {
            return Fetcher.host(address);
        }

        PageFetchState state(String html, String problem) {
            return new PageFetchState(source, key, version(entry), html, problem, problem.isEmpty() ? 0 : attempts + 1);
        }
    }

    private FetchEntryPages(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// Returns a hash of the entry's text and link; when it changes, the page is fetched again.
    static String version(Entry entry) {
        return DigestUtils.sha256Hex(
                String.join("\0", entry.title(), entry.link().orElse(""), entry.content()));
    }

    /// Fetches pages.
    ///
    /// @return a state for each page that was reached
    static List<PageFetchState> fetch(List<Wanted> pages, Fetcher fetcher) {
        return new FetchEntryPages(fetcher).fetch(pages);
    }

    private List<PageFetchState> fetch(List<Wanted> pages) {
        Map<String, List<Wanted>> hosts = pages.stream().collect(Collectors.groupingBy(Wanted::host));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(
                    hosts.values().stream()
                            .map(host -> Executors.callable(() -> fetchInTurn(host)))
                            .toList(),
                    ROUND.toSeconds(),
                    TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(states);
    }

    private void fetchInTurn(List<Wanted> host) {
        for (Wanted wanted : host) {
            PageFetchResult result = fetch(wanted);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            states.add(state(wanted, result));
            if (result instanceof PageFetchResult.NoPage missing && missing.leaveAlone()) {
                return;
            }
        }
    }

    private PageFetchResult fetch(Wanted wanted) {
        try {
            return PageFetchResult.fetch(wanted.address(), wanted.headers(), fetcher);
        } catch (RuntimeException | Error e) {
            LOG.error("page_broken address={} cause=\"{}\"", wanted.address(), FailureText.withPlace(e));
            return new PageFetchResult.NoPage("cannot be fetched here (" + FailureText.of(e) + ")", false);
        }
    }

    /// One bad page never stops the round.
    private static PageFetchState state(Wanted wanted, PageFetchResult result) {
        try {
            return switch (result) {
                case PageFetchResult.WebPage page ->
                    wanted.state(ContentExtractor.of(page, wanted.entry()).orElse(""), "");
                case PageFetchResult.NoPage missing -> wanted.state("", missing.problem());
            };
        } catch (RuntimeException | Error e) {
            LOG.error("page_broken address={} cause=\"{}\"", wanted.address(), FailureText.withPlace(e));
            return wanted.state("", "cannot be read here (" + FailureText.of(e) + ")");
        }
    }
}

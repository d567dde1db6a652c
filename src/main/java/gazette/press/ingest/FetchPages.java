package gazette.press.ingest;

import gazette.articles.PageFetchState;
import gazette.articles.parsing.ContentExtractor;
import gazette.sources.feeds.Entry;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.PageFetchResult;
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

/// One round for the pages of entries whose feed gives less than the whole: many hosts at once, one page at a time from
/// each. The round ends in time, and a server that asks for patience is left alone; what was not reached then, the next
/// round asks for.
final class FetchPages {
    private static final Logger LOG = LoggerFactory.getLogger(FetchPages.class);
    private static final Duration ROUND = Duration.ofSeconds(45);

    private final Fetcher fetcher;
    private final Collection<PageFetchState> came = new ConcurrentLinkedQueue<>();

    /// A page that is asked for.
    ///
    /// @param attempts how many looks at it failed before
    record Wanted(String source, String key, Entry entry, String address, int attempts) {
        String name() {
            return source + " " + key;
        }

        String host() {
            return Fetcher.host(address);
        }

        PageFetchState note(String html, String problem) {
            return new PageFetchState(source, key, version(entry), html, problem, problem.isEmpty() ? 0 : attempts + 1);
        }
    }

    private FetchPages(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// Differs when an entry's words or its page do.
    static String version(Entry entry) {
        return DigestUtils.sha256Hex(
                String.join("\0", entry.title(), entry.link().orElse(""), entry.content()));
    }

    /// Asks for pages; what came of those that were reached.
    static List<PageFetchState> of(List<Wanted> pages, Fetcher fetcher) {
        return new FetchPages(fetcher).take(pages);
    }

    private List<PageFetchState> take(List<Wanted> pages) {
        Map<String, List<Wanted>> hosts = pages.stream().collect(Collectors.groupingBy(Wanted::host));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(
                    hosts.values().stream()
                            .map(host -> Executors.callable(() -> takeInTurn(host)))
                            .toList(),
                    ROUND.toSeconds(),
                    TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(came);
    }

    private void takeInTurn(List<Wanted> host) {
        for (Wanted wanted : host) {
            PageFetchResult look = PageFetchResult.fetch(wanted.address(), fetcher);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            came.add(note(wanted, look));
            if (look instanceof PageFetchResult.NoPage no && no.leaveAlone()) {
                return;
            }
        }
    }

    /// One bad page never stops the round.
    private static PageFetchState note(Wanted wanted, PageFetchResult look) {
        try {
            return switch (look) {
                case PageFetchResult.WebPage page ->
                    wanted.note(ContentExtractor.of(page, wanted.entry()).orElse(""), "");
                case PageFetchResult.NoPage no -> wanted.note("", no.problem());
            };
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("page_broken address={}", wanted.address(), e);
            return wanted.note("", "cannot be read here (" + e + ")");
        }
    }
}

package gazette.press.images;

import gazette.articles.Article;
import gazette.articles.images.ArticleImage;
import gazette.articles.images.AvailableImage;
import gazette.articles.images.ImageFetchState;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.articles.parsing.ImageReferences;
import gazette.config.Config;
import gazette.config.FeedConfig;
import gazette.config.OriginHeaders;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.sources.http.Fetcher;
import gazette.store.Store;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets the images of articles for one round: reads or downloads those that are not stored yet, converts them and
/// stores them. An image that fails is tried again in later rounds, at growing intervals. A round ends after 45
/// seconds at the latest, however slow the servers are.
public final class FetchImages {
    private static final Logger LOG = LoggerFactory.getLogger(FetchImages.class);

    /// Shorter than the minute that the program waits for work to end when it stops.
    private static final Duration ROUND = Duration.ofSeconds(45);
    /// After the first failure, the second and so on; after the last no more attempts are made.
    private static final List<Duration> RETRY_DELAYS =
            List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1));

    private static final MissingImage NOT_REACHED =
            new MissingImage("was not reached in this round", "it is asked for in the next");

    private final Config config;
    private final ImageStore store;
    private final Instant now;
    private final boolean online;
    private final Map<String, ImageResult> results = new HashMap<>();
    private final Map<String, Optional<ArticleImage>> wanted = new LinkedHashMap<>();
    private final Map<String, OriginHeaders> headers = new HashMap<>();
    private final List<ImageFetchState> newStates = new ArrayList<>();

    public FetchImages(Config config, ImageStore store, Instant now) {
        this(config, store, now, true);
    }

    /// @param online whether images of the web are asked for, too; else they wait for the next round
    public FetchImages(Config config, ImageStore store, Instant now, boolean online) {
        this.config = config;
        this.store = store;
        this.now = now;
        this.online = online;
    }

    /// Holds the result of a round.
    ///
    /// @param results by the images' addresses
    /// @param newStates of images that were tried in this round; the caller stores them
    /// @param retryable addresses of missing images that a later round may get
    /// @param retryAt when a later round may get one of them
    public record FetchedImages(
            Map<String, ImageResult> results,
            List<ImageFetchState> newStates,
            Set<String> retryable,
            Optional<Instant> retryAt) {
        /// Returns a reason for each image that this round failed to get.
        public List<Reason> reasons() {
            return newStates.stream()
                    .flatMap(state -> state.result() instanceof MissingImage missing
                            ? Stream.of(reason(state.origin(), missing))
                            : Stream.of())
                    .toList();
        }

        private static Reason reason(String origin, MissingImage missing) {
            String remedy = missing.remedy().isEmpty() ? "" : "; " + missing.remedy();
            return new Reason(ReasonKind.WARNING, origin, "the picture " + missing.problem() + remedy);
        }

        /// Returns the article with its images put in.
        public Article withImages(Article article) {
            return ImageReferences.withImages(article, results);
        }

        /// Returns whether a later round may get more images of the article.
        public boolean isRetryable(Article article) {
            return !retryable.isEmpty()
                    && ImageReferences.urls(article).stream().anyMatch(retryable::contains);
        }
    }

    /// Gets the images of the articles.
    ///
    /// @param known the states that earlier rounds stored, by origin
    public FetchedImages fetch(Collection<Article> articles, Map<String, ImageFetchState> known) {
        Map<String, Instant> retryTimes = new HashMap<>();
        for (Article article : articles) {
            for (String address : ImageReferences.urls(article)) {
                Optional<ImageFetchState> state =
                        Optional.ofNullable(known.get(address)).filter(this::isUpToDate);
                state.ifPresentOrElse(s -> results.put(address, s.result()), () -> want(address, article));
                state.flatMap(ImageFetchState::retryAt).ifPresent(retryAt -> retryTimes.put(address, retryAt));
            }
        }
        if (!wanted.isEmpty()) {
            fetchWanted(known);
        }
        newStates.forEach(state -> state.retryAt().ifPresent(retryAt -> retryTimes.put(state.origin(), retryAt)));
        results.forEach((address, result) -> {
            if (result.equals(NOT_REACHED)) {
                retryTimes.put(address, now);
            }
        });
        return new FetchedImages(
                Map.copyOf(results),
                List.copyOf(newStates),
                Set.copyOf(retryTimes.keySet()),
                retryTimes.values().stream().min(Instant::compareTo));
    }

    /// Returns whether there is nothing to do: the image is stored, or it is not time to try again.
    private boolean isUpToDate(ImageFetchState state) {
        return switch (state.result()) {
            case AvailableImage(ArticleImage image) -> store.has(image.name());
            case MissingImage _ -> state.retryAt().map(now::isBefore).orElse(true);
        };
    }

    private static Optional<ArticleImage> localFile(Article article, String address) {
        return article.content().images().stream()
                .filter(image -> image.address().equals(address))
                .findFirst();
    }

    /// An image that several feeds show is fetched as that one with a login at its origin does.
    private void want(String address, Article article) {
        Optional<ArticleImage> file = localFile(article, address);
        if (!online && file.isEmpty()) {
            results.put(address, NOT_REACHED);
            return;
        }
        wanted.put(address, file);
        if (config.sources().get(article.source()) instanceof FeedConfig feed
                && Fetcher.isOfOrigin(address, feed.access())) {
            headers.put(address, feed.access());
        }
    }

    private void fetchWanted(Map<String, ImageFetchState> known) {
        try (var fetcher = new ImageLoader(config, store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> addresses = List.copyOf(wanted.keySet());
            List<Callable<ImageResult>> tasks = new ArrayList<>();
            addresses.forEach(address -> tasks.add(() -> fetcher.load(
                    address,
                    wanted.getOrDefault(address, Optional.empty()),
                    headers.getOrDefault(address, OriginHeaders.NONE))));
            List<Future<ImageResult>> futures = threads.invokeAll(tasks, ROUND.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < addresses.size(); i++) {
                addResult(addresses.get(i), futures.get(i), known);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wanted.keySet().forEach(address -> results.putIfAbsent(address, NOT_REACHED));
        }
    }

    private void addResult(String address, Future<ImageResult> future, Map<String, ImageFetchState> known)
            throws InterruptedException {
        ImageResult result = result(address, future);
        results.put(address, result);
        if (!result.equals(NOT_REACHED)) {
            int failures = Optional.ofNullable(known.get(address))
                    .map(ImageFetchState::attempts)
                    .orElse(0);
            newStates.add(newState(address, result, failures));
        }
    }

    /// One bad image never stops the round.
    private static ImageResult result(String address, Future<ImageResult> future) throws InterruptedException {
        try {
            return future.isCancelled() ? NOT_REACHED : future.get();
        } catch (ExecutionException e) {
            if (Store.isOutage(e)) {
                throw new CompletionException(e.getCause());
            }
            LOG.error("image_failed address={} cause=\"{}\"", address, FailureText.withPlace(e));
            return new MissingImage("cannot be made ready (" + e.getCause() + ")", "");
        }
    }

    private ImageFetchState newState(String address, ImageResult result, int failures) {
        boolean retries = result instanceof MissingImage && failures < RETRY_DELAYS.size();
        return new ImageFetchState(
                address,
                result,
                result instanceof MissingImage ? failures + 1 : 0,
                retries ? Optional.of(now.plus(RETRY_DELAYS.get(failures))) : Optional.empty());
    }
}

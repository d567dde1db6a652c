package gazette.press.images;

import gazette.articles.Article;
import gazette.articles.images.ArticleImage;
import gazette.articles.images.FoundImage;
import gazette.articles.images.ImageFetchState;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.articles.parsing.ImageReferences;
import gazette.config.Config;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One round for the pictures of articles: what is not here yet is fetched or read, developed, and put on the
/// shelf. What cannot be had is asked for again in later rounds, less and less often. The round ends in time,
/// whatever the servers do.
public final class FetchImages {
    private static final Logger LOG = LoggerFactory.getLogger(FetchImages.class);

    /// A stop waits for a minute.
    private static final Duration ROUND = Duration.ofSeconds(45);
    /// Between one attempt and the next; after the last nobody asks any more.
    private static final List<Duration> RETRY_DELAYS =
            List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1));

    private static final MissingImage LATER =
            new MissingImage("was not reached in this round", "it is asked for in the next");

    private final Config config;
    private final ImageStore shelf;
    private final Instant now;
    private final Map<String, ImageResult> results = new HashMap<>();
    private final Map<String, Optional<ArticleImage>> wanted = new LinkedHashMap<>();
    private final List<ImageFetchState> newStates = new ArrayList<>();

    public FetchImages(Config config, ImageStore shelf, Instant now) {
        this.config = config;
        this.shelf = shelf;
        this.now = now;
    }

    /// What came of a round.
    ///
    /// @param results by the pictures' addresses
    /// @param newStates what was asked for in this round, to be remembered
    /// @param retryable addresses of those that another round may bring
    /// @param retryAt when another round is worth it
    public record FetchedImages(
            Map<String, ImageResult> results,
            List<ImageFetchState> newStates,
            Set<String> retryable,
            Optional<Instant> retryAt) {
        /// Those that could not be had, and why.
        public List<Reason> reasons() {
            return newStates.stream()
                    .flatMap(note -> note.result() instanceof MissingImage no
                            ? Stream.of(reason(note.origin(), no))
                            : Stream.of())
                    .toList();
        }

        private static Reason reason(String origin, MissingImage no) {
            String remedy = no.remedy().isEmpty() ? "" : "; " + no.remedy();
            return new Reason(ReasonKind.WARNING, origin, "the picture " + no.problem() + remedy);
        }

        /// An article with its pictures.
        public Article withImages(Article article) {
            return ImageReferences.withImages(article, results);
        }

        /// Whether another round may bring an article more of its pictures.
        public boolean isRetryable(Article article) {
            return !retryable.isEmpty()
                    && ImageReferences.urls(article).stream().anyMatch(retryable::contains);
        }
    }

    /// Takes the pictures of articles.
    ///
    /// @param known what earlier rounds noted, by origin
    public FetchedImages of(Collection<Article> articles, Map<String, ImageFetchState> known) {
        Map<String, Instant> again = new HashMap<>();
        for (Article article : articles) {
            for (String address : ImageReferences.urls(article)) {
                Optional<ImageFetchState> note =
                        Optional.ofNullable(known.get(address)).filter(this::holds);
                note.ifPresentOrElse(
                        n -> results.put(address, n.result()), () -> wanted.put(address, own(article, address)));
                note.flatMap(ImageFetchState::retryAt).ifPresent(next -> again.put(address, next));
            }
        }
        if (!wanted.isEmpty()) {
            take(known);
        }
        newStates.forEach(note -> note.retryAt().ifPresent(next -> again.put(note.origin(), next)));
        results.forEach((address, file) -> {
            if (file.equals(LATER)) {
                again.put(address, now);
            }
        });
        return new FetchedImages(
                Map.copyOf(results),
                List.copyOf(newStates),
                Set.copyOf(again.keySet()),
                again.values().stream().min(Instant::compareTo));
    }

    /// Whether a note still tells all, so that there is nothing to do.
    private boolean holds(ImageFetchState note) {
        return switch (note.result()) {
            case FoundImage(ArticleImage image) -> shelf.has(image.name());
            case MissingImage _ -> note.retryAt().map(now::isBefore).orElse(true);
        };
    }

    private static Optional<ArticleImage> own(Article article, String address) {
        return article.content().images().stream()
                .filter(image -> image.address().equals(address))
                .findFirst();
    }

    private void take(Map<String, ImageFetchState> known) {
        try (var desk = new ImageFetcher(config, shelf);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> addresses = List.copyOf(wanted.keySet());
            List<Callable<ImageResult>> tasks = new ArrayList<>();
            addresses.forEach(address ->
                    tasks.add(() -> desk.load(address, wanted.getOrDefault(address, Optional.empty()))));
            List<Future<ImageResult>> futures = threads.invokeAll(tasks, ROUND.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < addresses.size(); i++) {
                settle(addresses.get(i), futures.get(i), known);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wanted.keySet().forEach(address -> results.putIfAbsent(address, LATER));
        }
    }

    private void settle(String address, Future<ImageResult> future, Map<String, ImageFetchState> known)
            throws InterruptedException {
        ImageResult file = result(address, future);
        results.put(address, file);
        if (!file.equals(LATER)) {
            int before = Optional.ofNullable(known.get(address))
                    .map(ImageFetchState::attempts)
                    .orElse(0);
            newStates.add(note(address, file, before));
        }
    }

    /// One bad picture never stops the round.
    private static ImageResult result(String address, Future<ImageResult> future) throws InterruptedException {
        try {
            return future.isCancelled() ? LATER : future.get();
        } catch (ExecutionException e) {
            LOG.error("image_failed address={}", address, e.getCause());
            return new MissingImage("cannot be made ready (" + e.getCause() + ")", "");
        }
    }

    private ImageFetchState note(String address, ImageResult file, int before) {
        boolean another = file instanceof MissingImage && before < RETRY_DELAYS.size();
        return new ImageFetchState(
                address,
                file,
                file instanceof MissingImage ? before + 1 : 0,
                another ? Optional.of(now.plus(RETRY_DELAYS.get(before))) : Optional.empty());
    }
}

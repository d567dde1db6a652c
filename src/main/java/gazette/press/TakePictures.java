package gazette.press;

import gazette.articles.Article;
import gazette.articles.FoundPicture;
import gazette.articles.Illustrations;
import gazette.articles.NoPicture;
import gazette.articles.Picture;
import gazette.articles.PictureFile;
import gazette.articles.PictureNote;
import gazette.config.Config;
import gazette.issues.Reason;
import gazette.issues.Verdict;
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
final class TakePictures {
    private static final Logger LOG = LoggerFactory.getLogger(TakePictures.class);

    /// A stop waits for a minute.
    private static final Duration ROUND = Duration.ofSeconds(45);
    /// Between one attempt and the next; after the last nobody asks any more.
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1));

    private static final NoPicture LATER =
            new NoPicture("was not reached in this round", "it is asked for in the next");

    private final Config config;
    private final PictureShelf shelf;
    private final Instant now;
    private final Map<String, PictureFile> came = new HashMap<>();
    private final Map<String, Optional<Picture>> wanted = new LinkedHashMap<>();
    private final List<PictureNote> news = new ArrayList<>();

    TakePictures(Config config, PictureShelf shelf, Instant now) {
        this.config = config;
        this.shelf = shelf;
        this.now = now;
    }

    /// What came of a round.
    ///
    /// @param came by the pictures' addresses
    /// @param news what was asked for in this round, to be remembered
    /// @param open addresses of those that another round may bring
    /// @param again when another round is worth it
    record Taken(Map<String, PictureFile> came, List<PictureNote> news, Set<String> open, Optional<Instant> again) {
        /// Those that could not be had, and why.
        List<Reason> reasons() {
            return news.stream()
                    .flatMap(note ->
                            note.came() instanceof NoPicture no ? Stream.of(reason(note.origin(), no)) : Stream.of())
                    .toList();
        }

        private static Reason reason(String origin, NoPicture no) {
            String remedy = no.remedy().isEmpty() ? "" : "; " + no.remedy();
            return new Reason(Verdict.WARNING, origin, "the picture " + no.problem() + remedy);
        }

        /// An article with its pictures.
        Article place(Article article) {
            return Illustrations.placed(article, came);
        }

        /// Whether another round may bring an article more of its pictures.
        boolean isOpen(Article article) {
            return !open.isEmpty() && Illustrations.of(article).stream().anyMatch(open::contains);
        }
    }

    /// Takes the pictures of articles.
    ///
    /// @param known what earlier rounds noted, by origin
    Taken of(Collection<Article> articles, Map<String, PictureNote> known) {
        Map<String, Instant> again = new HashMap<>();
        for (Article article : articles) {
            for (String address : Illustrations.of(article)) {
                Optional<PictureNote> note =
                        Optional.ofNullable(known.get(address)).filter(this::holds);
                note.ifPresentOrElse(
                        n -> came.put(address, n.came()), () -> wanted.put(address, own(article, address)));
                note.flatMap(PictureNote::next).ifPresent(next -> again.put(address, next));
            }
        }
        if (!wanted.isEmpty()) {
            take(known);
        }
        news.forEach(note -> note.next().ifPresent(next -> again.put(note.origin(), next)));
        came.forEach((address, file) -> {
            if (file.equals(LATER)) {
                again.put(address, now);
            }
        });
        return new Taken(
                Map.copyOf(came),
                List.copyOf(news),
                Set.copyOf(again.keySet()),
                again.values().stream().min(Instant::compareTo));
    }

    /// Whether a note still tells all, so that there is nothing to do.
    private boolean holds(PictureNote note) {
        return switch (note.came()) {
            case FoundPicture(Picture picture) -> shelf.has(picture.name());
            case NoPicture _ -> note.next().map(now::isBefore).orElse(true);
        };
    }

    private static Optional<Picture> own(Article article, String address) {
        return article.pictures().stream()
                .filter(picture -> picture.address().equals(address))
                .findFirst();
    }

    private void take(Map<String, PictureNote> known) {
        try (var desk = new PictureDesk(config, shelf);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> addresses = List.copyOf(wanted.keySet());
            List<Callable<PictureFile>> tasks = new ArrayList<>();
            addresses.forEach(address ->
                    tasks.add(() -> desk.take(address, wanted.getOrDefault(address, Optional.empty()))));
            List<Future<PictureFile>> futures = threads.invokeAll(tasks, ROUND.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < addresses.size(); i++) {
                settle(addresses.get(i), futures.get(i), known);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wanted.keySet().forEach(address -> came.putIfAbsent(address, LATER));
        }
    }

    private void settle(String address, Future<PictureFile> future, Map<String, PictureNote> known)
            throws InterruptedException {
        PictureFile file = result(address, future);
        came.put(address, file);
        if (!file.equals(LATER)) {
            int before = Optional.ofNullable(known.get(address))
                    .map(PictureNote::attempts)
                    .orElse(0);
            news.add(note(address, file, before));
        }
    }

    /// One bad picture never stops the round.
    private static PictureFile result(String address, Future<PictureFile> future) throws InterruptedException {
        try {
            return future.isCancelled() ? LATER : future.get();
        } catch (ExecutionException e) {
            LOG.error("picture_failed address={}", address, e.getCause());
            return new NoPicture("cannot be made ready (" + e.getCause() + ")", "");
        }
    }

    private PictureNote note(String address, PictureFile file, int before) {
        boolean another = file instanceof NoPicture && before < PATIENCE.size();
        return new PictureNote(
                address,
                file,
                file instanceof NoPicture ? before + 1 : 0,
                another ? Optional.of(now.plus(PATIENCE.get(before))) : Optional.empty());
    }
}

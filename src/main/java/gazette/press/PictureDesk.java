package gazette.press;

import gazette.articles.Darkroom;
import gazette.articles.FoundPicture;
import gazette.articles.NoPicture;
import gazette.articles.Picture;
import gazette.articles.PictureFile;
import gazette.config.Config;
import gazette.sources.FetchResult;
import gazette.sources.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Takes pictures one by one, a few of them at once: from the workspace, or from where they lie on the web. Safe
/// for many threads.
final class PictureDesk implements AutoCloseable {
    private static final int AT_ONCE = 4;
    /// A host that did not answer so often is not waited for again in this round.
    private static final int PATIENCE = 2;

    private final PictureShelf shelf;
    private final Fetcher fetcher;
    private final Semaphore places = new Semaphore(AT_ONCE);
    /// Pictures are large in memory: one at a time.
    private final Semaphore darkroom = new Semaphore(1);
    private final Map<String, Integer> silences = new ConcurrentHashMap<>();

    PictureDesk(Config config, PictureShelf shelf) {
        this.shelf = shelf;
        this.fetcher = Fetcher.of(config);
    }

    /// Takes one.
    ///
    /// @param own its file, if it lies in the workspace
    PictureFile take(String address, Optional<Picture> own) throws InterruptedException {
        places.acquire();
        try {
            return own.isPresent() ? read(own.get()) : fetch(address);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }

    private PictureFile read(Picture own) throws InterruptedException {
        try {
            return develop(Files.readAllBytes(own.file()));
        } catch (IOException e) {
            return new NoPicture("cannot be read (" + e + ")", "save it again");
        }
    }

    private PictureFile fetch(String address) throws InterruptedException {
        String host = Fetcher.host(address);
        if (silences.getOrDefault(host, 0) >= PATIENCE) {
            return new NoPicture("lies at " + host + ", which does not answer", "");
        }
        return switch (fetcher.fetch(address)) {
            case FetchResult.Fetched fetched -> develop(fetched.bytes());
            case FetchResult.Forbidden(String problem, String remedy) ->
                new NoPicture("may not be fetched (" + problem + ")", remedy);
            case FetchResult.Unchanged _ -> new NoPicture("is not given out (HTTP status 304)", "");
            case FetchResult.Declined(int status, var _) ->
                new NoPicture("is not given out (HTTP status " + status + ")", "correct its address");
            case FetchResult.Unreachable(String reason) -> {
                silences.merge(host, 1, Integer::sum);
                yield new NoPicture("cannot be fetched (" + reason + ")", "");
            }
        };
    }

    private PictureFile develop(byte[] bytes) throws InterruptedException {
        darkroom.acquire();
        try {
            return switch (Darkroom.develop(bytes)) {
                case Darkroom.Developed(Picture picture, byte[] developed) -> {
                    shelf.keep(picture.name(), developed);
                    yield new FoundPicture(picture);
                }
                case Darkroom.Spoilt(String problem) -> new NoPicture(problem, "");
            };
        } finally {
            darkroom.release();
        }
    }
}

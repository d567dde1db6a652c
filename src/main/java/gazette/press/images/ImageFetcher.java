package gazette.press.images;

import gazette.articles.images.ArticleImage;
import gazette.articles.images.FoundImage;
import gazette.articles.images.ImageConverter;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.config.Config;
import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Takes pictures one by one, a few of them at once: from the workspace, or from where they lie on the web. Safe
/// for many threads.
final class ImageFetcher implements AutoCloseable {
    private static final int AT_ONCE = 4;
    /// A host that did not answer so often is not waited for again in this round.
    private static final int PATIENCE = 2;

    private final ImageStore shelf;
    private final Fetcher fetcher;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    /// Pictures are large in memory: one at a time.
    private final Semaphore conversionPermit = new Semaphore(1);
    private final Map<String, Integer> timeoutsByHost = new ConcurrentHashMap<>();

    ImageFetcher(Config config, ImageStore shelf) {
        this.shelf = shelf;
        this.fetcher = Fetcher.of(config);
    }

    /// Takes one.
    ///
    /// @param own its file, if it lies in the workspace
    ImageResult load(String address, Optional<ArticleImage> own) throws InterruptedException {
        permits.acquire();
        try {
            return own.isPresent() ? read(own.get()) : fetch(address);
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }

    private ImageResult read(ArticleImage own) throws InterruptedException {
        try {
            return convert(Files.readAllBytes(own.file()));
        } catch (IOException e) {
            return new MissingImage("cannot be read (" + e + ")", "save it again");
        }
    }

    private ImageResult fetch(String address) throws InterruptedException {
        String host = Fetcher.host(address);
        if (timeoutsByHost.getOrDefault(host, 0) >= PATIENCE) {
            return new MissingImage("lies at " + host + ", which does not answer", "");
        }
        return switch (fetcher.fetch(address)) {
            case FetchResult.Fetched fetched -> convert(fetched.bytes());
            case FetchResult.Forbidden(String problem, String remedy) ->
                new MissingImage("may not be fetched (" + problem + ")", remedy);
            case FetchResult.NotModified _ -> new MissingImage("is not given out (HTTP status 304)", "");
            case FetchResult.HttpError(int status, var _) ->
                new MissingImage("is not given out (HTTP status " + status + ")", "correct its address");
            case FetchResult.Unreachable(String reason) -> {
                timeoutsByHost.merge(host, 1, Integer::sum);
                yield new MissingImage("cannot be fetched (" + reason + ")", "");
            }
        };
    }

    private ImageResult convert(byte[] bytes) throws InterruptedException {
        conversionPermit.acquire();
        try {
            return switch (ImageConverter.convert(bytes)) {
                case ImageConverter.Converted(ArticleImage image, byte[] developed) -> {
                    shelf.put(image.name(), developed);
                    yield new FoundImage(image);
                }
                case ImageConverter.Unconvertible(String problem) -> new MissingImage(problem, "");
            };
        } finally {
            conversionPermit.release();
        }
    }
}

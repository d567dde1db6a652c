package gazette.press.images;

import gazette.articles.images.ArticleImage;
import gazette.articles.images.AvailableImage;
import gazette.articles.images.ImageConverter;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import gazette.config.Config;
import gazette.config.OriginHeaders;
import gazette.sources.http.FetchResult;
import gazette.sources.http.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Loads single images, from the workspace or from the web, and stores them. Loads a few at a time, however many
/// threads ask.
final class ImageLoader implements AutoCloseable {
    private static final int MOST_AT_ONCE = 4;
    /// A host that failed so often is not asked again in this round.
    private static final int MOST_TIMEOUTS = 2;
    /// A decoded image takes up to half of the memory, so only one is converted at a time in the whole program.
    private static final Semaphore CONVERSION = new Semaphore(1);

    private final ImageStore store;
    private final Fetcher fetcher;
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Integer> timeoutsByHost = new ConcurrentHashMap<>();

    ImageLoader(Config config, ImageStore store) {
        this.store = store;
        this.fetcher = Fetcher.of(config);
    }

    /// Loads an image.
    ///
    /// @param local its file, if it is in the workspace
    /// @param headers of the feed that shows it, which are sent if it has the feed's origin
    ImageResult load(String address, Optional<ArticleImage> local, OriginHeaders headers) throws InterruptedException {
        permits.acquire();
        try {
            return local.isPresent() ? read(local.get()) : fetch(address, headers);
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }

    private ImageResult read(ArticleImage image) throws InterruptedException {
        try {
            return convert(Files.readAllBytes(image.file()));
        } catch (IOException e) {
            return new MissingImage("cannot be read (" + e + ")", "save it again");
        }
    }

    private ImageResult fetch(String address, OriginHeaders headers) throws InterruptedException {
        String host = Fetcher.host(address);
        if (timeoutsByHost.getOrDefault(host, 0) >= MOST_TIMEOUTS) {
            return new MissingImage("lies at " + host + ", which does not answer", "");
        }
        return switch (fetcher.fetch(address, headers)) {
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
        CONVERSION.acquire();
        try {
            return switch (ImageConverter.convert(bytes)) {
                case ImageConverter.Converted(ArticleImage image, byte[] converted) -> {
                    store.put(image.name(), converted);
                    yield new AvailableImage(image);
                }
                case ImageConverter.Unconvertible(String problem) -> new MissingImage(problem, "");
            };
        } finally {
            CONVERSION.release();
        }
    }
}

package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

/// Tests which documents are cached, and until when.
class DocumentCacheTest {
    private final AtomicLong version = new AtomicLong();
    private final DocumentCache cache = new DocumentCache(version::get);
    private final AtomicInteger renderings = new AtomicInteger();

    @Test
    void concurrentRequestsShareOneRendering() throws Exception {
        int requests = 32;
        var started = new CountDownLatch(requests);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<EncodedDocument>>> requesting = IntStream.range(0, requests)
                    .<Callable<Optional<EncodedDocument>>>mapToObj(_ -> () -> {
                        started.countDown();
                        return cache.getOrRender("/feed.rss", () -> {
                            await(started);
                            return rendered("one");
                        });
                    })
                    .toList();
            EncodedDocument first = null;
            for (Future<Optional<EncodedDocument>> answer : threads.invokeAll(requesting)) {
                EncodedDocument document = answer.get().orElseThrow();
                first = first == null ? document : first;
                assertThat(document).isSameAs(first);
            }
        }
        assertThat(renderings).hasValue(1);
    }

    @Test
    void aDocumentIsOldIfTheContentChangedWhileItWasRendered() {
        Optional<EncodedDocument> old = cache.getOrRender("/", () -> {
            version.incrementAndGet();
            return rendered("before");
        });

        assertThat(old).isPresent();
        assertThat(cache.find("/")).isEmpty();
        assertThat(cache.getOrRender("/", () -> rendered("after"))).isNotEqualTo(old);
        assertThat(cache.find("/")).isPresent();
    }

    @Test
    void aDocumentOfAnOldVersionDoesNotReplaceANewerOne() {
        cache.getOrRender("/", () -> {
            version.incrementAndGet();
            cache.getOrRender("/", () -> rendered("after"));
            return rendered("before");
        });

        assertThat(cache.find("/").orElseThrow())
                .isSameAs(cache.getOrRender("/", () -> rendered("never")).orElseThrow());
        assertThat(renderings).hasValue(2);
    }

    @Test
    void aFailureIsNotCached() {
        assertThatThrownBy(() -> cache.getOrRender("/", () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        assertThat(cache.getOrRender("/", () -> rendered("page"))).isPresent();
    }

    @Test
    void documentsOfNothingAreNotCached() {
        assertThat(cache.getOrRender("/", Optional::empty)).isEmpty();

        assertThat(cache.getOrRender("/", () -> rendered("page"))).isPresent();
    }

    @Test
    void aDocumentThatIsOftenRequestedOutlivesMoreThanTheCacheHolds() {
        for (int i = 0; i < 12; i++) {
            cache.getOrRender("/" + i, () -> rendered(noise(1_000_000)));
            cache.find("/0");
        }

        assertThat(cache.find("/0")).isPresent();
        assertThat(IntStream.range(0, 12)
                        .mapToObj(i -> cache.find("/" + i))
                        .flatMap(Optional::stream)
                        .mapToLong(EncodedDocument::bytes)
                        .sum())
                .isBetween(12L << 20, 16L << 20);
    }

    @Test
    void aDocumentThatIsRequestedAgainReplacesOneThatIsNot() {
        for (int i = 0; i < 12; i++) {
            cache.getOrRender("/" + i, () -> rendered(noise(1_000_000)));
        }
        for (int i = 0; i < 3; i++) {
            cache.getOrRender("/new", () -> rendered(noise(1_000_000)));
        }

        assertThat(cache.find("/new")).isPresent();
    }

    private Optional<EncodedDocument> rendered(String text) {
        renderings.incrementAndGet();
        return Optional.of(new EncodedDocument(new EncodedDocument.Document(
                "text/plain", Optional.empty(), text, Optional.empty(), HttpFields.EMPTY)));
    }

    private static String noise(int bytes) {
        byte[] noise = new byte[bytes / 2];
        new Random(1).nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

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

/// Copies that are kept, and when they are not.
class DocumentCacheTest {
    private final AtomicLong mark = new AtomicLong();
    private final DocumentCache cache = new DocumentCache(mark::get);
    private final AtomicInteger set = new AtomicInteger();

    @Test
    void ofManyWhoAskAtOnceOneSetsTheCopy() throws Exception {
        int readers = 32;
        var here = new CountDownLatch(readers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<EncodedDocument>>> asking = IntStream.range(0, readers)
                    .<Callable<Optional<EncodedDocument>>>mapToObj(_ -> () -> {
                        here.countDown();
                        return cache.getOrRender("/feed.rss", () -> {
                            await(here);
                            return made("one");
                        });
                    })
                    .toList();
            EncodedDocument first = null;
            for (Future<Optional<EncodedDocument>> answer : threads.invokeAll(asking)) {
                EncodedDocument document = answer.get().orElseThrow();
                first = first == null ? document : first;
                assertThat(document).isSameAs(first);
            }
        }
        assertThat(set).hasValue(1);
    }

    @Test
    void whatChangedWhileACopyWasSetMakesItOld() {
        Optional<EncodedDocument> old = cache.getOrRender("/", () -> {
            mark.incrementAndGet();
            return made("before");
        });

        assertThat(old).isPresent();
        assertThat(cache.find("/")).isEmpty();
        assertThat(cache.getOrRender("/", () -> made("after"))).isNotEqualTo(old);
        assertThat(cache.find("/")).isPresent();
    }

    @Test
    void aCopySetBeforeAChangeDoesNotPushOutALaterOne() {
        cache.getOrRender("/", () -> {
            mark.incrementAndGet();
            cache.getOrRender("/", () -> made("after"));
            return made("before");
        });

        assertThat(cache.find("/").orElseThrow())
                .isSameAs(cache.getOrRender("/", () -> made("never")).orElseThrow());
        assertThat(set).hasValue(2);
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> cache.getOrRender("/", () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        assertThat(cache.getOrRender("/", () -> made("page"))).isPresent();
    }

    @Test
    void doesNotGrowWithoutEnd() {
        for (int i = 0; i < 12; i++) {
            String path = "/" + i;
            cache.getOrRender(path, () -> made(noise(1_000_000)));
            cache.find("/0");
        }

        assertThat(cache.find("/0")).isPresent();
        assertThat(cache.find("/1")).isEmpty();
        assertThat(cache.find("/11")).isPresent();
    }

    private Optional<EncodedDocument> made(String text) {
        set.incrementAndGet();
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

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
class StockTest {
    private final AtomicLong mark = new AtomicLong();
    private final Stock stock = new Stock(mark::get);
    private final AtomicInteger set = new AtomicInteger();

    @Test
    void ofManyWhoAskAtOnceOneSetsTheCopy() throws Exception {
        int readers = 32;
        var here = new CountDownLatch(readers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<Copy>>> asking = IntStream.range(0, readers)
                    .<Callable<Optional<Copy>>>mapToObj(_ -> () -> {
                        here.countDown();
                        return stock.copy("/feed.rss", () -> {
                            await(here);
                            return made("one");
                        });
                    })
                    .toList();
            Copy first = null;
            for (Future<Optional<Copy>> answer : threads.invokeAll(asking)) {
                Copy copy = answer.get().orElseThrow();
                first = first == null ? copy : first;
                assertThat(copy).isSameAs(first);
            }
        }
        assertThat(set).hasValue(1);
    }

    @Test
    void whatChangedWhileACopyWasSetMakesItOld() {
        Optional<Copy> old = stock.copy("/", () -> {
            mark.incrementAndGet();
            return made("before");
        });

        assertThat(old).isPresent();
        assertThat(stock.find("/")).isEmpty();
        assertThat(stock.copy("/", () -> made("after"))).isNotEqualTo(old);
        assertThat(stock.find("/")).isPresent();
    }

    @Test
    void aCopySetBeforeAChangeDoesNotPushOutALaterOne() {
        stock.copy("/", () -> {
            mark.incrementAndGet();
            stock.copy("/", () -> made("after"));
            return made("before");
        });

        assertThat(stock.find("/").orElseThrow())
                .isSameAs(stock.copy("/", () -> made("never")).orElseThrow());
        assertThat(set).hasValue(2);
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> stock.copy("/", () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        assertThat(stock.copy("/", () -> made("page"))).isPresent();
    }

    @Test
    void doesNotGrowWithoutEnd() {
        for (int i = 0; i < 12; i++) {
            String path = "/" + i;
            stock.copy(path, () -> made(noise(1_000_000)));
            stock.find("/0");
        }

        assertThat(stock.find("/0")).isPresent();
        assertThat(stock.find("/1")).isEmpty();
        assertThat(stock.find("/11")).isPresent();
    }

    private Optional<Copy> made(String text) {
        set.incrementAndGet();
        return Optional.of(
                new Copy(new Copy.Document("text/plain", Optional.empty(), text, Optional.empty(), HttpFields.EMPTY)));
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

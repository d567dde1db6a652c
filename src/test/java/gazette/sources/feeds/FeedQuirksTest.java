package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Feeds as the world serves them, each odd in the way its file is named, with the expected reading beside them.
class FeedQuirksTest {
    private static final Path FOLDER = Path.of("src/test/resources/feeds/odd");

    record Odd(String name, JsonNode expect) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Odd> feeds() throws IOException {
        JsonNode all = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("expected.json")));
        return StreamSupport.stream(all.spliterator(), false)
                .map(odd -> new Odd(odd.get("name").asText(), odd.get("expect")));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void anOddFeedIsReadAsAPersonWouldReadIt(Odd odd) throws IOException {
        FeedParseResult parsed =
                FeedParser.parse(Files.readAllBytes(FOLDER.resolve(odd.name + ".xml")), Optional.empty(), "");
        switch (parsed) {
            case InvalidFeed(String problem) ->
                assertThat(odd.expect.has("noneok")).as(problem).isTrue();
            case ParsedFeed feed -> {
                assertThat(feed.toString().length())
                        .isLessThan(odd.expect.path("maxlen").asInt(Integer.MAX_VALUE));
                if (!odd.expect.has("noneok")) {
                    check(odd.expect, feed.entries().getFirst());
                }
            }
        }
    }

    private static void check(JsonNode expect, Entry entry) {
        text(expect, "t", entry.title());
        text(expect, "l", entry.link().orElse(""));
        text(expect, "c", entry.content());
        text(expect, "a", entry.author().orElse(""));
        if (expect.has("p")) {
            assertThat(entry.published()).contains(Instant.parse(expect.get("p").asText()));
        }
    }

    private static void text(JsonNode expect, String key, String read) {
        if (expect.has(key)) {
            assertThat(expect.get(key).asText().replace('\u00a0', ' ').split("\\|"))
                    .contains(read);
        }
    }
}

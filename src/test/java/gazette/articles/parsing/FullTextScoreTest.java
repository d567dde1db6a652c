package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.sources.feeds.Entry;
import gazette.sources.polling.PageFetchResult.WebPage;
import gazette.text.BoundedJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/// Reads pages of the web whose right text is known, and counts as `score.py` beside them does: words in runs of four.
class FullTextScoreTest {
    private static final Path PAGES = Path.of("../shared/fulltext");
    private static final Pattern BLOCK =
            Pattern.compile("(?i)</?(?:p|div|h\\d|li|ul|ol|br|tr|td|th|table|blockquote|pre"
                    + "|section|article|figure|figcaption|dd|dt|dl|hr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final int RUN = 4;

    record Score(double precision, double recall) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    @Test
    void articlesOfTheWebAreFoundWithLittleElse() throws IOException {
        assumeTrue(Files.isDirectory(PAGES));
        JsonNode truth = BoundedJson.read(Files.readString(PAGES.resolve("truth.json")));
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<String, JsonNode> page : truth.properties()) {
            scores.add(score(page.getValue().path("text").asText(), found(page.getKey())));
        }
        var mean = new Score(
                scores.stream().mapToDouble(Score::precision).average().orElse(0),
                scores.stream().mapToDouble(Score::recall).average().orElse(0));
        assertThat(mean.f1()).isGreaterThanOrEqualTo(0.96);
        assertThat(scores).allSatisfy(score -> assertThat(score.f1()).isGreaterThanOrEqualTo(0.5));
    }

    private static String found(String id) throws IOException {
        Path file = PAGES.resolve("html").resolve(id + ".html.gz");
        try (InputStream page = new GZIPInputStream(Files.newInputStream(file))) {
            String html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            return ContentExtractor.of(new WebPage("http://127.0.0.1/" + id, html), entry(id))
                    .orElse("");
        }
    }

    private static Entry entry(String id) {
        return new Entry(
                Optional.of(id),
                "",
                Optional.empty(),
                "",
                "-",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Score score(String truth, String html) {
        String text = TAG.matcher(BLOCK.matcher(html).replaceAll("\n")).replaceAll("");
        Map<String, Integer> wanted = runs(truth);
        Map<String, Integer> found = runs(Parser.unescapeEntities(text, false));
        double both = wanted.entrySet().stream()
                .mapToInt(run -> Math.min(run.getValue(), found.getOrDefault(run.getKey(), 0)))
                .sum();
        return new Score(both / Math.max(1, count(found)), both / Math.max(1, count(wanted)));
    }

    private static int count(Map<String, Integer> runs) {
        return runs.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> runs(String text) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        int length = Math.clamp(words.size(), 1, RUN);
        Map<String, Integer> runs = new HashMap<>();
        for (int i = 0; i + length <= words.size(); i++) {
            runs.merge(String.join(" ", words.subList(i, i + length)), 1, Integer::sum);
        }
        return runs;
    }
}

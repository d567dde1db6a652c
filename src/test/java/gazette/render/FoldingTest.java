package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.FiledArticle;
import gazette.config.ListConfig;
import gazette.config.Show;
import gazette.config.Showing;
import gazette.issues.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Letters stay below the size at which Gmail clips them, and show what their schedule says.
class FoldingTest {
    private final Mails mails = new Mails(Cast.themes());

    @Test
    void aSmallLetterShowsEverything() {
        assertThat(edition(Cast.WEEKLY, List.of(sized(1, 1000)), Showing.EVERYTHING)
                        .folds())
                .isEmpty();
    }

    @Test
    void theLongestArticlesAreFoldedUntilTheLetterIsSmallEnough() {
        List<FiledArticle> ten = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> sized(i, i % 2 == 0 ? 30_000 + i : 8_000 + i))
                .toList();
        Edition edition = edition(Cast.WEEKLY, ten, Showing.EVERYTHING);

        assertThat(bytes(edition)).isLessThan(Budget.MOST_BYTES).isGreaterThan(40_000);
        assertThat(edition.folds())
                .extracting(Fold::title)
                .containsExactly("Title 2", "Title 4", "Title 6", "Title 8", "Title 10");
        assertThat(edition.folds()).extracting(Fold::to).containsOnly(Show.SUMMARY);
    }

    @Test
    void aFoldedArticleShowsItsSummaryAndWhereToReadOn() {
        Edition edition =
                edition(Cast.WEEKLY, List.of(sized(1, 200_000), sized(2, 1000), sized(3, 1000)), Showing.EVERYTHING);
        Document page = Jsoup.parse(edition.html());

        assertThat(page.select(".readon").eachAttr("href")).containsExactly("https://lamplight.example/a/slug-1");
        assertThat(page.text()).contains("What article 1 is about.").doesNotContain("Sentence of article 1.");
        assertThat(page.select(".toclink").eachText()).containsExactly("Title 1", "Title 2", "Title 3");
        assertThat(edition.text())
                .contains(
                        "What article 1 is about.\n\nRead on: https://lamplight.example/a/slug-1",
                        "Sentence of article 2.")
                .doesNotContain("Sentence of article 1.");
    }

    @Test
    void whatSummariesCannotSaveTitlesDo() {
        List<FiledArticle> many = IntStream.rangeClosed(1, 45)
                .mapToObj(i -> sized(i, 3000, "一句很长的摘要。".repeat(24)))
                .toList();
        Edition edition = edition(Cast.WEEKLY, many, Showing.EVERYTHING);

        assertThat(bytes(edition)).isLessThan(Budget.MOST_BYTES);
        assertThat(edition.folds()).extracting(Fold::to).contains(Show.TITLE, Show.SUMMARY);
        assertThat(Jsoup.parse(edition.html()).select(".toclink")).hasSize(45);
    }

    /// Its readers have no page to read on.
    @Test
    void aPrivateLetterIsFoldedOnlyWhereThereIsAnOriginal() {
        Edition edition = edition(Cast.PRIVATE, List.of(sized(1, 150_000), Cast.lighthouse()), Showing.EVERYTHING);
        assertThat(edition.folds()).isEmpty();
        assertThat(edition.html()).contains("Sentence of article 1.");
    }

    @Test
    void aScheduleMayShowSummariesOrTitles() {
        var showing = new Showing(Show.SUMMARY, Map.of("Short", Show.TITLE));
        Edition edition = edition(
                Cast.WEEKLY,
                showing,
                new Section("", List.of(sized(1, 900))),
                new Section("Short", List.of(sized(7, 300))));

        assertThat(edition.folds()).isEmpty();
        assertThat(edition.text())
                .contains("What article 1 is about.", "Title 7")
                .doesNotContain("Sentence", "article 7");
        assertThat(edition.html())
                .contains("What article 1 is about.", "Title 7")
                .doesNotContain("Sentence", "article 7");
    }

    private Edition edition(ListConfig list, List<FiledArticle> articles, Showing showing) {
        return edition(list, showing, new Section("", articles));
    }

    private Edition edition(ListConfig list, Showing showing, Section... sections) {
        return mails.edition(Cast.SITE, list, "plain", Cast.issue(7, "A subject", sections), Cast.LINKS, showing);
    }

    private static FiledArticle sized(int number, int bytes) {
        return sized(number, bytes, "What article " + number + " is about.");
    }

    private static FiledArticle sized(int number, int bytes, String summary) {
        String sentence = "<p>Sentence of article " + number + ".</p>";
        return Cast.filed(
                number,
                "slug-" + number,
                "2026-10-06T08:00:00Z",
                new Cast.Draft("Title " + number)
                        .summary(summary)
                        .html(sentence.repeat(bytes / sentence.length()))
                        .text("Sentence of article " + number + ".")
                        .article("en"));
    }

    private static int bytes(Edition edition) {
        return edition.html().getBytes(StandardCharsets.UTF_8).length;
    }
}

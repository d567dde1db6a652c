package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.body.BlockNormalizer;
import gazette.articles.body.Body;
import gazette.articles.images.ArticleImage;
import gazette.articles.images.AvailableImage;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageReferencesTest {
    private static final String THERE = "https://example.org/a.png?x=1&y=2";
    private static final ArticleImage LAMP = new ArticleImage("lamp.png", 800, 400);

    private final ArticleFixture fixture = new ArticleFixture();

    private static Article placed(Article article, ImageResult file) {
        Map<String, ImageResult> results = new HashMap<>();
        ImageReferences.urls(article).forEach(address -> results.put(address, file));
        return ImageReferences.withImages(article, results);
    }

    private String html(String body, ImageResult file) {
        return placed(fixture.article(body), file).html();
    }

    @Test
    void anArticleShowsItsCoverAndThePicturesOfItsText() {
        Article article = fixture.read("---\ntitle: T\ncover: https://example.org/c.png\n---\n![](" + THERE + ")")
                .article();
        assertThat(ImageReferences.urls(article)).containsExactly("https://example.org/c.png", THERE);
    }

    @Test
    void aStoredImageReplacesTheRemoteOneWithItsSize() {
        Article placed = placed(fixture.article("Text\n\n![A lamp](" + THERE + ")"), new AvailableImage(LAMP));
        assertThat(placed.html())
                .isEqualTo("<p>Text</p>\n<p><img src=\"/i/lamp.png\" alt=\"A lamp\" width=\"800\" height=\"400\"></p>");
        assertThat(placed.text()).isEqualTo("Text\n\n[A lamp]");
        assertThat(placed.content().images()).containsExactly(LAMP);
    }

    @Test
    void aSmallerWidthGivenByTheAuthorIsKept() {
        assertThat(html("<img src=\"" + THERE + "\" width=\"200\">", new AvailableImage(LAMP)))
                .contains("width=\"200\"", "height=\"100\"");
        assertThat(html("<img src=\"" + THERE + "\" width=\"2000\">", new AvailableImage(LAMP)))
                .contains("width=\"800\"", "height=\"400\"");
    }

    @Test
    void aMissingImageBecomesALinkWithItsDescription() {
        Article placed = placed(fixture.article("![A lamp](" + THERE + ")"), new MissingImage("is gone", ""));
        assertThat(placed.html()).isEqualTo("<p><a href=\"https://example.org/a.png?x=1&amp;y=2\">A lamp</a></p>");
        assertThat(placed.text()).isEqualTo("A lamp [1]\n\n[1] " + THERE);
        assertThat(placed.content().images()).isEmpty();
    }

    @Test
    void aMissingImageWithoutADescriptionBecomesALinkThatSaysPicture() {
        assertThat(html("![](" + THERE + ")", new MissingImage("is gone", ""))).contains(">Picture</a>");
        assertThat(html("一段中文文字，足够长。\n\n![](" + THERE + ")", new MissingImage("is gone", "")))
                .contains(">图片</a>");
    }

    @Test
    void footnotesStayFootnotes() {
        String body = "One[^1] and ![A lamp](" + THERE + ").\n\n[^1]: The note.";
        Article article = fixture.article(body);
        Article placed = placed(article, new MissingImage("is gone", ""));
        assertThat(placed.html().replaceAll("<a href=\"https://example.org/a.png[^>]*>A lamp</a>", "PICTURE"))
                .isEqualTo(article.html().replaceAll("<img[^>]*>", "PICTURE"));
        assertThat(placed.text()).contains("The note.");
    }

    @Test
    void aLinkAroundAMissingImageStays() {
        assertThat(html("[![A lamp](" + THERE + ")](https://example.org/)", new MissingImage("is gone", "")))
                .isEqualTo("<p><a href=\"https://example.org/\">A lamp</a></p>");
    }

    @Test
    void aMissingPictureOfAFilmLeavesTheLinkToIt() {
        String film = "<iframe src=\"https://www.youtube.com/embed/abc\" title=\"Ink\"></iframe>";
        assertThat(html(film, new MissingImage("is gone", "")))
                .isEqualTo("<p><a href=\"https://www.youtube.com/watch?v=abc\">Watch: Ink</a></p>");
        assertThat(placed(fixture.article(film), new MissingImage("is gone", ""))
                        .text())
                .isEqualTo("Watch: Ink [1]\n\n[1] https://www.youtube.com/watch?v=abc");
    }

    @Test
    void aFigureKeepsItsCaption() {
        String figure = "<figure><img src=\"" + THERE + "\" alt=\"A lamp\"><figcaption>At night</figcaption></figure>";
        assertThat(html(figure, new AvailableImage(LAMP))).contains("<figcaption>At night</figcaption>");
        assertThat(html(figure, new MissingImage("is gone", "")))
                .contains(">A lamp</a>", "At night")
                .doesNotContain("<img");
    }

    @Test
    void aMissingCoverIsRemoved() {
        Article article = fixture.read("---\ntitle: T\ncover: https://example.org/c.png\n---\nx")
                .article();
        assertThat(placed(article, new MissingImage("is gone", "")).cover()).isEmpty();
        assertThat(placed(article, new AvailableImage(LAMP)).cover()).contains("/i/lamp.png");
    }

    /// The text that is made anew is the one that was there.
    @ParameterizedTest
    @MethodSource
    void nothingElseOfAnArticleChanges(Path file) throws IOException {
        if (!(new ArticleFixture(file.toAbsolutePath().resolveSibling(""))
                        .parse(file.getFileName().toString(), Files.readAllBytes(file))
                instanceof ParsedArticle read)) {
            return;
        }
        Article article = read.article();
        Body again = new Body(BlockNormalizer.normalize(
                Jsoup.parseBodyFragment(article.html()).body()));
        assertThat(again.html()).isEqualTo(article.html());
        assertThat(again.text()).isEqualTo(article.text());
    }

    static Stream<Path> nothingElseOfAnArticleChanges() throws IOException {
        var files = new ArrayList<Path>();
        for (Path folder : List.of(ArticleFixture.FIXTURES, Path.of("seeds"))) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> file.toString().matches(".*\\.(md|txt|html)"))
                        .forEach(files::add);
            }
        }
        return files.stream();
    }
}

package gazette.articles.body;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.images.ArticleImage;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLinkerTest {
    @TempDir
    private Path workspace;

    private Path seeds;
    private ArticleFixture fixture;

    @BeforeEach
    void makeFolder() throws IOException {
        seeds = Files.createDirectories(workspace.resolve("seeds"));
        fixture = new ArticleFixture(seeds);
        paint("png", "images/灯 1.jpg");
    }

    private void paint(String format, String name) throws IOException {
        Path file = seeds.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, file.toFile());
    }

    private String warning(String body) {
        ParsedArticle read = fixture.read("# T\n\n" + body);
        assertThat(read.article().html()).isEqualTo("<p>alt</p>");
        return read.warnings().getFirst().toString();
    }

    @Test
    void anImageIsNamedByItsContentAndItsTypeByItsBytes() {
        Article article = fixture.article("![A lamp](images/%E7%81%AF%201.jpg)");
        ArticleImage image = article.content().images().getFirst();
        assertThat(image.name()).matches("[a-z2-7]{26}\\.png");
        assertThat(image.file()).isEqualTo(seeds.resolve("images/灯 1.jpg"));
        assertThat(image.width()).isEqualTo(30);
        assertThat(article.html())
                .isEqualTo("<p><img src=\"/i/" + image.name() + "\" alt=\"A lamp\" width=\"30\" height=\"20\"></p>");
    }

    @Test
    void thePathOfAnImageIsRelativeToTheArticle() {
        Article article = fixture.read("2026/11/a.md", "# T\n\n![](<../../images/灯 1.jpg>)")
                .article();
        assertThat(article.content().images()).hasSize(1);
    }

    @Test
    void aPictureOfAVaultIsFoundByItsNameTheNearestFirst() throws IOException {
        paint("png", "vault/attachments/kiln.png");
        paint("gif", "attachments/kiln.png");
        paint("gif", ".trash/oven.png");
        assertThat(fixture.read("vault/2026/a.md", "# T\n\n![[kiln.png|20]]")
                        .article()
                        .content()
                        .images())
                .extracting(ArticleImage::file)
                .containsExactly(seeds.resolve("vault/attachments/kiln.png"));
        assertThat(fixture.read("vault/2026/a.md", "# T\n\n![[attachments/kiln.png]]")
                        .warnings())
                .isEmpty();
        assertThat(fixture.read("vault/2026/a.md", "# T\n\n![[oven.png]]")
                        .warnings()
                        .getFirst()
                        .toString())
                .startsWith("seeds/vault/2026/a.md:3: the picture '[[oven.png]]' is not there and is left out");
        assertThat(warning("![alt](kiln.png)")).contains("the picture 'kiln.png' is not there");
    }

    @Test
    void aSlashBeforeAPathMeansTheSourcesFolder() {
        assertThat(fixture.read("2026/a.md", "# T\n\n![](/images/%E7%81%AF%201.jpg)")
                        .article()
                        .content()
                        .images())
                .extracting(ArticleImage::file)
                .containsExactly(seeds.resolve("images/灯 1.jpg"));
        assertThat(warning("![alt](/images/none.png)")).contains("leave out the slash");
        assertThat(warning("![alt](/../secret.png)")).contains("lies outside the source's folder");
    }

    @Test
    void aPictureThatIsMissingTwiceIsToldOfOnce() {
        assertThat(fixture.read("# T\n\n![alt](gone.png)\n\n![alt](gone.png)").warnings())
                .hasSize(1);
    }

    @Test
    void aCoverIsStoredLikeOtherImages() throws IOException {
        paint("jpg", "cover.png");
        Article article = fixture.read("---\ntitle: T\ncover: cover.png\n---\n![](cover.png)")
                .article();
        assertThat(article.cover().orElseThrow()).matches("/i/[a-z2-7]{26}\\.jpg");
        assertThat(article.content().images()).hasSize(1);
    }

    @Test
    void aMissingImageBecomesItsDescription() {
        assertThat(warning("![alt](gone.png)"))
                .isEqualTo("seeds/a.md:3: the picture 'gone.png' is not there and is left out;"
                        + " add the picture, or correct its path");
    }

    @Test
    void theDescriptionOfAMissingImageIsNotRepeatedByItsCaption() {
        String figure = "<figure><img src='gone.png' alt='A kiln'><figcaption>%s</figcaption></figure>";
        assertThat(text(figure.formatted("A kiln"))).isEqualTo("A kiln");
        assertThat(text(figure.formatted("By night"))).isEqualTo("A kiln\n\nBy night");
    }

    private String text(String markdown) {
        return fixture.read("# T\n\n" + markdown).article().content().text();
    }

    @Test
    void aMissingCoverIsAWarning() {
        ParsedArticle read = fixture.read("---\ntitle: T\ncover: gone.png\n---\nx");
        assertThat(read.article().cover()).isEmpty();
        assertThat(read.warnings().getFirst().line()).isEqualTo(3);
    }

    @Test
    void nothingOutsideTheFolderIsOpened() throws IOException {
        Files.copy(seeds.resolve("images/灯 1.jpg"), workspace.resolve("secret.png"));
        Files.createSymbolicLink(seeds.resolve("link.png"), workspace.resolve("secret.png"));
        assertThat(warning("![alt](../secret.png)")).contains("lies outside the source's folder");
        assertThat(warning("![alt](%2e%2e/secret.png)")).contains("lies outside the source's folder");
        assertThat(warning("![alt](" + workspace.resolve("secret.png") + ")")).contains("lies outside");
        assertThat(warning("![alt](link.png)")).contains("leads outside the source's folder");
    }

    @Test
    void anUnsupportedImageBecomesItsDescription() throws IOException {
        Files.writeString(seeds.resolve("a.png"), "<html>");
        Files.write(seeds.resolve("half.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertThat(warning("![alt](a.png)")).contains("is broken or of an unknown format");
        assertThat(warning("![alt](half.png)")).contains("is broken or of an unknown format");
    }

    @Test
    void anSvgIsAnImage() throws IOException {
        Files.writeString(seeds.resolve("a.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        assertThat(fixture.html("![alt](a.svg)")).matches("<p><img src=\"/i/[a-z2-7]{26}\\.svg\" alt=\"alt\"></p>");
    }

    @Test
    void anAddressFromTheRootBelongsToTheOriginalSite() {
        Article article = fixture.read(
                        "---\ntitle: T\ncanonical: https://example.org/2026/t\ncover: /c.png\n---\n![](/img/a.png)")
                .article();
        assertThat(article.cover()).contains("https://example.org/c.png");
        assertThat(article.html()).contains("src=\"https://example.org/img/a.png\"");
    }
}

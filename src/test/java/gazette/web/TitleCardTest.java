package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.press.site.WriteSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pictures of titles that link previews show.
@SuppressWarnings("NullAway.Init") // set before each test
class TitleCardTest {
    private TestPublication paper;
    private WebServerFixture server;
    private String card;

    @BeforeEach
    void publish(@TempDir Path folder) {
        paper = new TestPublication(folder);
        paper.publish("weekly");
        paper.article("inner.md", "Only for a few of us", "2026-11-22", "Text.");
        paper.publish("inner");
        server = new WebServerFixture(paper::context);
        String image = Jsoup.parse(server.text("/letters/1"))
                .expectFirst("meta[property=og:image]")
                .attr("content");
        card = URI.create(image).getPath();
    }

    @AfterEach
    void close() {
        server.close();
        paper.close();
    }

    @Test
    void anArticleWithoutACoverHasOne() throws IOException {
        HttpResponse<byte[]> answer = server.get(card);
        assertThat(WebServerFixture.field(answer, "Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(1200);
        String tag = WebServerFixture.field(answer, "ETag").orElseThrow();
        assertThat(server.get(card, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(WebServerFixture.fields(server.ask("HEAD", card))).isEqualTo(WebServerFixture.fields(answer));
    }

    @Test
    void itFollowsTheTitle() {
        byte[] before = server.get(card).body();
        paper.article("first.md", "Another title", "2026-11-20", "Some text.");
        paper.publish("weekly");
        assertThat(server.get(card).body()).isNotEqualTo(before);
    }

    @Test
    void whatIsPrivateOrUnknownHasNone() {
        assertThat(server.get("/a/only-for-a-few-of-us").statusCode()).isEqualTo(404);
        assertThat(server.get("/a/only-for-a-few-of-us.png").statusCode()).isEqualTo(404);
        assertThat(server.get("/a/nothing.png").statusCode()).isEqualTo(404);
    }

    @Test
    void itIsInAFolderForAnyHost(@TempDir Path out) throws IOException {
        new WriteSite(
                        paper.context(),
                        address -> Optional.of(server.get(address).body()),
                        new byte[0],
                        () -> new byte[0])
                .run(out);
        assertThat(Files.readAllBytes(out.resolve(card.substring(1))))
                .isEqualTo(server.get(card).body());
    }
}

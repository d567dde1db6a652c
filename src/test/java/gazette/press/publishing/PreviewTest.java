package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.publishing.PreviewSchedule.Preview;
import gazette.press.publishing.PreviewSchedule.Wish;
import gazette.render.mail.GmailClippingLimit;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The seven files of a preview.
class PreviewTest {
    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.article(
                "second.md", "A second one", "2026-11-21", "With a [link](https://example.org/x).", "tags: [mail]");
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void hasTheSevenFilesAndStoresNothing() {
        assertThat(preview().files().keySet())
                .containsExactly(
                        "digest.html",
                        "digest.txt",
                        "message.eml",
                        "feed.rss",
                        "feed.atom",
                        "feed.json",
                        "preflight.json");
        assertThat(publication
                        .context()
                        .store()
                        .<Integer>read(tables -> tables.runs().latest(1).size()))
                .isZero();
    }

    @Test
    void isTheSameToTheByteWheneverItIsMade() {
        Preview first = preview();
        Preview second = preview();

        first.files()
                .forEach((name, bytes) ->
                        assertThat(second.files().get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void writesAMailThatEveryServerTakes() throws Exception {
        byte[] bytes = preview().files().get("message.eml");
        String raw = new String(bytes, StandardCharsets.US_ASCII);

        assertThat(raw).doesNotContainPattern("(?<!\r)\n").doesNotContainPattern("\r(?!\n)");
        assertThat(raw.split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
        Pattern.compile("=\\?[^ ]*\\?=")
                .matcher(raw.substring(0, raw.indexOf("\r\n\r\n")))
                .results()
                .forEach(word -> assertThat(word.group().length()).isLessThanOrEqualTo(75));

        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        assertThat(message.getSubject()).isEqualTo("Letters 来信 #1: A second one");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("The first 第一篇");
    }

    @Test
    void itsFeedsReadAsItsIssueDoes() {
        publication.article("third.md", "A third one", "2026-11-22", "Without a topic.");
        Preview preview = preview();

        for (String file : new String[] {"digest.txt", "feed.rss", "feed.atom", "feed.json"}) {
            assertThat(new String(preview.files().get(file), StandardCharsets.UTF_8))
                    .as(file)
                    .containsSubsequence("A second one", "A third one", "The first 第一篇");
        }
    }

    @Test
    void holdsNoRelativeAddress() {
        Preview preview = preview();
        for (String file : new String[] {"digest.html", "feed.rss", "feed.atom"}) {
            String text = new String(preview.files().get(file), StandardCharsets.UTF_8);
            Jsoup.parse(text.replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&#34;", "\"")
                            .replace("&quot;", "\""))
                    .select("[href],[src],[url]")
                    .forEach(element -> element.attributes().forEach(attribute -> {
                        if (attribute.getKey().matches("href|src|url")) {
                            assertThat(attribute.getValue()).as(file).matches("(https?|mailto):.*");
                        }
                    }));
        }
    }

    @Test
    void readsTheRealArticle() throws Exception {
        Path seeds = Path.of("../shared/seeds");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(seeds));
        var config = publication.config().withSeeds(seeds);
        Preview preview = PreviewSchedule.ofNewPaper(config, config.schedule("weekly"), Wish.PLAIN, publication.clock);

        assertThat(new String(preview.files().get("digest.html"), StandardCharsets.UTF_8))
                .contains("没有博士学位却开启了GPT时代", "OpenAI 宣布组织结构调整")
                .doesNotContain("THE END", "文章作者");
    }

    @Test
    void aLargeDigestIsFoldedAndSaysWhat() {
        for (int i = 1; i <= 9; i++) {
            String text = "A sentence that is neither short nor long. ".repeat(i % 2 == 0 ? 100 : 700);
            publication.article("long" + i + ".md", "Article " + i, "2026-11-1" + i, text);
        }
        Preview preview = preview();

        assertThat(preview.files().get("digest.html")).hasSizeLessThan(GmailClippingLimit.MOST_BYTES);
        assertThat(preview.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.FOLDED)
                .extracting(Reason::toString)
                .contains("folded: Article 9 (to its summary, or the letter would have over 100000 bytes)")
                .hasSizeBetween(2, 5);
    }

    private Preview preview() {
        return new PreviewSchedule(publication.context()).run(publication.schedule("weekly"), Wish.PLAIN);
    }
}

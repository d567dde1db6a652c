package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.articles.TestImages;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.publishing.PreviewSchedule.Preview;
import gazette.press.publishing.PreviewSchedule.Wish;
import gazette.render.mail.GmailClippingLimit;
import gazette.subscribers.address.EmailAddress;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a preview.
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
    void hasTheEightFilesAndIsNoRun() {
        assertThat(preview().files().keySet())
                .containsExactly(
                        "preview.html",
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

    @Test
    void oneFileShowsTheLetterItsTextAndItsPage() {
        publication.article("bad.md", "A </iframe><script>alert(1)</script> & “title”", "2026-11-23", "Some text.");
        Document page = page(preview());

        assertThat(page.select("script, link, form, [src^=http], [onclick]")).isEmpty();
        assertThat(page.expectFirst("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
        assertThat(page.select("iframe")).hasSize(4).allSatisfy(frame -> {
            assertThat(frame.hasAttr("sandbox")).isTrue();
            assertThat(frame.attr("sandbox")).isEmpty();
            assertThat(frame.attr("srcdoc"))
                    .doesNotContain("<script", "prefers-color-scheme", "href=\"/style.css\"")
                    .contains("A second one");
        });
        assertThat(page.expectFirst("iframe.dark").attr("srcdoc")).contains("(min-width:0)");
        assertThat(page.expectFirst("iframe.light").attr("srcdoc")).contains("(max-width:0)");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Letters 来信 #1: A second one");
        assertThat(page.expectFirst("pre").wholeText()).contains("A second one");
        assertThat(page.select("details").eachText())
                .anyMatch(text -> text.startsWith("Checks: "))
                .anyMatch(text -> text.contains("picked: A </iframe><script>alert(1)</script> & “title”"));
    }

    @Test
    void itsPicturesAreInside() throws IOException {
        Files.write(folder.resolve("seeds/p.png"), TestImages.picture("png", 40, 30));
        publication.article("pictured.md", "Pictured", "2026-11-23", "![alt](p.png)");

        assertThat(page(preview()).select("iframe"))
                .allSatisfy(frame -> assertThat(Jsoup.parse(frame.attr("srcdoc"))
                                .select("img[alt=alt]")
                                .attr("src"))
                        .startsWith("data:image/png;base64,"));
    }

    @Test
    void aSubscriberIsShownTheirOwnLetter() {
        publication.write(
                "subscribers/letters.csv",
                "email,name,language,topics\nli@example.com,Lǐ <b>,zh,Mail\ncy@example.com,Cy,,\n");
        publication.write(
                "templates/plain/subject.ftl", "${subscriber.name!\"you\"}: ${issue.sections[0].articles[0].title}");
        publication.article("second.zh.md", "第二", "2026-11-21", "有些字。", "lang: zh");
        publication.reread();
        Preview preview = preview("li@example.com");

        assertThat(preview.title()).isEqualTo("Lǐ <b>: 第二");
        String text = new String(preview.files().get("digest.txt"), StandardCharsets.UTF_8);
        assertThat(text).contains("第二").doesNotContain("The first", "A second one");
        assertThat(page(preview).select("dd").eachText())
                .anyMatch(to -> to.contains("Lǐ <b> <li@example.com>, language zh, topics Mail"));
        preview.files()
                .forEach((name, bytes) -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContainPattern("/u/(?!preview)[A-Za-z0-9_-]"));
        assertThatThrownBy(() -> preview("nobody@example.com")).hasMessageContaining("is no subscriber");
        publication.publish("weekly");
        publication.article("third.md", "No mail", "2026-11-22", "Text.");
        assertThatThrownBy(() -> preview("li@example.com")).hasMessageContaining("nothing of theirs");
    }

    private Preview preview(String address) {
        var wish = new Wish(true, Optional.empty(), "", EmailAddress.parse(address), Set.of());
        return new PreviewSchedule(publication.context()).run(publication.schedule("weekly"), wish);
    }

    private static Document page(Preview preview) {
        return Jsoup.parse(new String(preview.files().get("preview.html"), StandardCharsets.UTF_8));
    }

    private Preview preview() {
        return new PreviewSchedule(publication.context()).run(publication.schedule("weekly"), Wish.PLAIN);
    }
}

package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.PublicationConfig;
import gazette.render.SiteUrls;
import gazette.render.pages.InboxPageData;
import gazette.render.pages.PageRenderer;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample paper in a real browser: nothing sticks out, is cut off or lacks a glyph or a picture. The README's
/// pictures come from here: `mvn -q test -Dtest=LayoutTest -DexcludedGroups= -Dscreenshots=docs/images`.
@Tag("browser")
class LayoutTest {
    private static final int PHONE = 375;
    private static final int MAIL_WINDOW = 600;
    private static final int DESK = 1280;

    @TempDir
    static Path folder;

    private static DemoProcess demo;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = new Browser(folder.resolve("profile"));
        demo = new DemoProcess(folder);
    }

    @AfterAll
    static void close() {
        Stream.of(demo, browser).filter(it -> it != null).forEach(LayoutTest::close);
    }

    @BeforeEach
    void light() {
        browser.dark(false);
    }

    @Test
    void everyPageFitsAPhone() {
        assertThat(faults(PHONE, pages())).isEmpty();
    }

    @Test
    void everyPageFitsADesk() {
        assertThat(faults(DESK, pages())).isEmpty();
    }

    @Test
    void darkPagesFitToo() {
        browser.dark(true);
        var pages = List.of(demo.at("/"), demo.at("/lamplight/1"), demo.at("/mailbox"));
        assertThat(faults(PHONE, pages)).isEmpty();
        assertThat(faults(DESK, pages)).isEmpty();
        assertThat(browser.ask("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(15, 16, 19)");
    }

    @Test
    void everyLetterFitsAPhoneAndAMailProgram() {
        List<URI> letters = Stream.of("Lamplight", "Dispatch").map(this::letter).toList();
        assertThat(faults(PHONE, letters)).isEmpty();
        assertThat(faults(MAIL_WINDOW, letters)).isEmpty();
        browser.dark(true);
        assertThat(faults(PHONE, letters)).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() {
        assertThat(faults("<p>Fine: naïve, 灯下, №1 · “so”.")).isEmpty();
        assertThat(faults("<div style='width:500px'>wide</div>"))
                .contains("the page is 500 wide in a window of 375", "div “wide” sticks out");
        assertThat(faults("<div style='width:90px'>unbreakablelongword</div>")).anyMatch(f -> f.contains("and holds"));
        assertThat(faults("<div style='position:absolute;left:-9px'>left</div>"))
                .containsExactly("div “left” sticks out");
        assertThat(faults("<div style='height:9px;overflow:hidden'>a<br>b</div>"))
                .containsExactly("div “ab” is cut off");
        assertThat(faults("<img src='missing.png'>")).anyMatch(f -> f.endsWith("missing.png does not show"));
        assertThat(faults("<pre style='overflow:auto'>" + "long ".repeat(99) + "</pre>"))
                .isEmpty();
    }

    /// A character that everybody may use for something else, and that no font at hand has.
    @Test
    void aMissingGlyphIsFoundInEveryFontOfThePaper() {
        for (String article : List.of("/a/a-server-the-size-of-a-paperback", chineseArticle())) {
            browser.open(demo.at(article));
            browser.ask("document.querySelectorAll('h1, .prose p, pre').forEach(it => it.append('\\u{10abcd}'))");
            assertThat(browser.faults())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(fault -> fault.startsWith("no font has \udbea\udfcd (U+10abcd) of "));
        }
    }

    @Test
    void theHtmlInTheMailboxCannotRunScripts() {
        String page = mailboxWith("<script>top.document.title = 'taken'</script>"
                + "<img src='data:,' onerror=\"top.document.title = 'taken'\"><p>Good evening.");

        assertThat(titleOf(page)).startsWith("Mailbox");
        assertThat(titleOf(page.replaceAll(" sandbox=\"[^\"]*\"", "")))
                .as("without the sandbox it could")
                .isEqualTo("taken");
    }

    @Test
    void thePicturesOfTheReadmeAreTaken() throws Exception {
        Path images = Screenshots.folder();
        browser.window(DESK, 940, 1);
        take(demo.at("/"), images.resolve("front.png"));
        take(demo.at(mail("Lamplight")), images.resolve("mailbox.png"));
        browser.window(PHONE, 808, 2);
        take(demo.at("/dispatch/1"), images.resolve("issue-mobile.png"));
    }

    private static List<URI> pages() {
        String mail = mail("Lamplight");
        return Stream.of(
                        "/",
                        "/lamplight/",
                        "/lamplight/1",
                        "/dispatch/1",
                        "/a/the-hour-that-happens-twice",
                        "/a/a-server-the-size-of-a-paperback",
                        chineseArticle(),
                        "/issues",
                        "/tag",
                        "/tag/mail",
                        "/feeds",
                        "/mailbox",
                        mail,
                        mail + "?tab=text",
                        mail + "?tab=source",
                        unsubscribe(mail),
                        "/subscribe",
                        "/subscribe?list=dispatch&lang=zh",
                        "/preferences",
                        "/confirm/none",
                        "/search?q=mail",
                        "/no/such/page")
                .map(demo::at)
                .toList();
    }

    private static String chineseArticle() {
        return demo.page("/").select(".card[lang=zh] h3 a").attr("href");
    }

    /// Where the mailbox shows the first letter of a list.
    private static String mail(String list) {
        return demo.page("/mailbox").select(".boxes a:contains(" + list + ")").attr("href");
    }

    private static String html(String mail) {
        return demo.page(mail).select("iframe").attr("srcdoc");
    }

    private static String unsubscribe(String mail) {
        return org.jsoup.Jsoup.parse(html(mail)).select("a[href*=/u/]").attr("href");
    }

    /// A list's letter by itself, as a mail program shows it.
    private URI letter(String list) {
        return write(list + ".html", html(mail(list)));
    }

    private static Map<URI, List<String>> faults(int width, List<URI> pages) {
        browser.window(width, 900, 1);
        var faults = new LinkedHashMap<URI, List<String>>();
        for (URI page : pages) {
            browser.open(page);
            List<String> found = browser.faults();
            if (!found.isEmpty()) {
                faults.put(page, found);
            }
        }
        return faults;
    }

    private static List<String> faults(String body) {
        URI page = write(
                "page.html",
                "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><body style='margin:0'>"
                        + body);
        return faults(PHONE, List.of(page)).getOrDefault(page, List.of());
    }

    private static String mailboxWith(String html) {
        var paper =
                new PublicationConfig("Paper", "A paper.", "en", ZoneOffset.UTC, Optional.empty(), Optional.empty());
        var mail = new InboxPageData.Mail("1", "Subject", Instant.EPOCH);
        var open = new InboxPageData.OpenMail(mail, "a@example.org", "b@example.org", InboxPageData.Tab.HTML, html);
        var boxes = List.of(new InboxPageData.Recipient("b@example.org", List.of(mail)));
        return new PageRenderer(new Themes(Path.of("templates")), "plain")
                .mailboxPage(
                        new SiteUrls(paper, URI.create("http://127.0.0.1")),
                        new InboxPageData("/mailbox", boxes, Optional.of(open)));
    }

    private static String titleOf(String page) {
        browser.open(write("mailbox.html", page));
        return browser.ask("new Promise(said => setTimeout(() => said(document.title), 300))");
    }

    private static void take(URI page, Path file) throws IOException, InterruptedException {
        browser.open(page);
        browser.faults();
        Screenshots.write(file, browser.picture());
        assertThat(Files.size(file)).as(file.toString()).isLessThan(250_000);
    }

    private static URI write(String name, String html) {
        try {
            return Files.writeString(folder.resolve(name), html).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

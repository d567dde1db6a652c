package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.press.ingest.IngestSources;
import gazette.text.Sha256;
import gazette.web.admin.DeskFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The editor of articles in Chromium: nothing that is typed is lost, nothing hostile runs, and a telephone is
/// enough.
@Tag("browser")
class ArticlesInBrowserTest {
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='RAN'\"><script>document.title='RAN'</script>";

    @TempDir
    static Path folder;

    @TempDir
    static Path profile;

    private static DeskFixture desk;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        desk = new DeskFixture(folder);
        String settings = Files.readString(folder.resolve("gazette.yaml"));
        desk.paper.write("gazette.yaml", settings + "\nweb: {desk_writes: [seeds]}\n");
        desk.paper.reread();
        browser = new Browser(profile);
        browser.signIn(desk.uri("/"), desk.token(AccountRole.EDITOR));
    }

    @AfterAll
    static void close() {
        browser.close();
        desk.close();
    }

    @Test
    void whatIsTypedIsKeptWithoutAButtonAndIsThereAgainAfterACrashOfTheBrowser() {
        openEditor("/desk/articles/new");
        browser.type("#title", "Kept by itself");
        browser.type("#text", "Line one.\nLine two.");
        browser.await("document.querySelector('#autosave [data-key]') && document.querySelector('#preview iframe')");
        String key = browser.ask("document.querySelector('[name=key]').value");
        // A page that is gone without a word, as after a crash.
        browser.ask("(window.onbeforeunload = null, location.replace('about:blank'))");
        openEditor("/desk/articles/edit?key=" + key);
        assertThat(browser.ask("document.getElementById('text').value").strip()).isEqualTo("Line one.\nLine two.");
        assertThat(browser.ask("document.getElementById('title').value")).isEqualTo("Kept by itself");
    }

    @Test
    void aPageThatIsPastedBecomesMarkdownAndAPictureIsPutBesideTheArticle() {
        openEditor("/desk/articles/new");
        paste("const d = new DataTransfer(); d.setData('text/html', `<div id=js_content><p>第一段<b>重点</b>。</p>"
                + "<p><img src=x onerror=document.title='RAN'>第二段。</p></div>`); d.setData('text/plain', 'plain');");
        browser.await("document.getElementById('text').value.includes('**重点**')");
        assertThat(browser.ask("document.getElementById('text').value"))
                .contains("第二段。")
                .doesNotContain("onerror");

        paste(
                "const d = new DataTransfer(); const png = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), c => c.charCodeAt(0));"
                        + "d.items.add(new File([png], '一 张图.png', {type: 'image/png'}));");
        browser.await("document.getElementById('text').value.includes('](一-张图.png)')");
        assertThat(folder.resolve("seeds/一-张图.png")).exists();

        paste("const d = new DataTransfer(); d.items.add(new File(['nothing'], 'x.heic', {type: 'image/heic'}));");
        browser.await("document.querySelector('#added .bad')");
        assertThat(browser.ask("document.querySelector('#added .bad').textContent"))
                .contains("x.heic");
    }

    @Test
    void aHostileArticleRunsOnNoPage() throws Exception {
        Files.createDirectories(folder.resolve("seeds"));
        desk.paper.write(
                "seeds/hostile.md",
                "---\ntitle: '" + HOSTILE.replace("'", "''") + "'\nauthor: '" + HOSTILE.replace("'", "''")
                        + "'\ntags: [\"<svg onload=document.title='RAN'>\"]\n---\n\n" + HOSTILE
                        + "\n\n[x](javascript:document.title='RAN')\n\n<b style=\"width:expression(document.title='RAN')\">b</b>\n");
        desk.paper.write("seeds/x\" onfocus=document.title='RAN' autofocus \".md", "---\ntitle: [\n---\n" + HOSTILE);
        IngestSources.run(desk.paper.context());
        byte[] mine = HOSTILE.getBytes(StandardCharsets.UTF_8);
        long conflict = desk.paper.context().store().write(tables -> {
            long id = tables.deskWrites()
                    .add("seeds", "c.md", mine, Sha256.hex(mine), "other", HOSTILE, desk.paper.clock.instant());
            tables.deskWrites().markConflict(id, java.util.Optional.of(mine));
            return id;
        });
        String story = desk.page(AccountRole.EDITOR, "/desk/articles?q=onerror")
                .expectFirst("td.title a")
                .attr("href");
        for (String page : List.of(
                "/desk/articles?q=%3Cscript%3Edocument.title%3D%27RAN%27%3C%2Fscript%3E&source=%22%3E%3Cimg+src%3Dx%3E",
                "/desk/articles",
                "/desk/articles?show=faulty",
                "/desk/articles?show=waiting",
                story,
                "/desk/articles/edit?file=seeds/hostile.md",
                "/desk/articles/conflict/" + conflict,
                "/desk/articles/version/" + conflict)) {
            browser.open(desk.uri(page));
            assertThat(browser.ask("document.title")).as(page).doesNotStartWith("RAN");
            assertThat(
                            browser.run(
                                    "return [...document.querySelectorAll('[onerror], [onload], [onfocus], script:not([src]), a[href^=\"javascript\"]')].map(e => e.outerHTML)"))
                    .as(page)
                    .isEmpty();
        }
        openEditor("/desk/articles/edit?file=seeds/hostile.md");
        browser.ask(
                "(document.getElementById('author').value = '', document.getElementById('author').dispatchEvent(new Event('input', {bubbles: true})))");
        browser.await("document.querySelector('#autosave [data-frame]')");
        String frame = browser.ask("document.querySelector('#autosave [data-frame]').dataset.frame");
        for (String as : List.of("", "&as=page")) {
            browser.open(desk.uri(frame + as));
            assertThat(browser.ask("document.title")).doesNotStartWith("RAN");
            assertThat(browser.ask("document.body.innerText")).contains("onerror");
        }
    }

    @Test
    void anArticleIsWrittenOnATelephone() {
        browser.window(375, 800, 2);
        for (String page : List.of(
                "/desk/articles",
                "/desk/articles/new",
                "/desk/articles/edit?file=seeds/first.md",
                "/desk/articles/upload")) {
            browser.open(desk.uri(page));
            browser.await("document.readyState === 'complete'");
            assertThat(browser.ask("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page)
                    .isEqualTo("true");
            assertThat(
                            browser.run(
                                    "return [...document.querySelectorAll('main button, main input:not([type=hidden], [type=checkbox]), main select')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 36).map(e => e.outerHTML)"))
                    .as(page)
                    .isEmpty();
        }
        openEditor("/desk/articles/new");
        browser.type("#title", "From the bus");
        browser.type("#text", "Short.");
        browser.press("button[name=save]");
        browser.await("document.querySelector('.notice') && location.search.includes('from-the-bus')");
        assertThat(folder.resolve("seeds/from-the-bus.md")).exists();
        browser.window(1280, 900, 1);
    }

    private static void openEditor(String path) {
        browser.open(desk.uri(path));
        browser.await("document.readyState === 'complete' && document.getElementById('text')");
    }

    private static void paste(String data) {
        browser.ask(
                "(() => {" + data + "const t = document.getElementById('text'); t.focus();"
                        + "t.setSelectionRange(t.value.length, t.value.length);"
                        + "t.dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true}));})()");
    }
}

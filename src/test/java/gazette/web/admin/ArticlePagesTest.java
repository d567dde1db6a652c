package gazette.web.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.PublishByHand;
import gazette.press.publishing.PublishSchedule.OnErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Articles at the desk, as a browser without scripts uses it.
class ArticlePagesTest {
    @TempDir
    Path folder;

    private DeskFixture desk;

    @BeforeEach
    void open() throws IOException {
        desk = new DeskFixture(folder);
        String settings = Files.readString(folder.resolve("gazette.yaml"));
        desk.paper.write("gazette.yaml", settings + "\nweb: {desk_writes: [seeds]}\n");
        desk.paper.reread();
        IngestSources.run(desk.paper.context());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewArticleIsWrittenPreviewedSavedAndListed() throws IOException {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/new");
        String[] typed =
                fields(form, "title", "Kiln diary 窑", "text", "Some *words*.", "tags", "mail, 窑", "pin", "true");
        String preview = location(desk.post(AccountRole.WRITER, "/desk/articles/preview", typed));
        Document frames = desk.page(AccountRole.WRITER, preview);
        HttpResponse<String> letter =
                desk.get(AccountRole.WRITER, frames.expectFirst("iframe").attr("src"));
        assertThat(letter.body()).contains("Kiln diary 窑", "<em");
        assertThat(letter.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox");

        Document unsaved =
                desk.page(AccountRole.WRITER, frames.expectFirst("main a").attr("href"));
        desk.post(AccountRole.WRITER, "/desk/articles/save", fields(unsaved));
        assertThat(read("seeds/kiln-diary-窑.md"))
                .isEqualTo("---\ntitle: Kiln diary 窑\ntags: [mail, 窑]\npin: true\n---\n\nSome *words*.\n");
        Document list = desk.page(AccountRole.WRITER, "/desk/articles");
        assertThat(list.select("td.title").eachText()).contains("Kiln diary 窑");
        assertThat(list.select(".unsaved")).isEmpty();
        assertThat(audit()).contains("seeds/kiln-diary-窑.md");
    }

    @Test
    void onlyWhatWasChangedChangesInTheFile() throws IOException {
        String file =
                "---\r\nlayout: post\r\ntitle: Old\r\ndraft: no\r\ndate: 2026-11-20 08:00\r\n---\r\n\r\nText.\r\nMore.\r\n";
        desk.paper.write("seeds/odd.md", file);
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/odd.md");
        desk.post(AccountRole.WRITER, "/desk/articles/save", fields(form, "title", "New"));
        assertThat(read("seeds/odd.md")).isEqualTo(file.replace("Old", "New"));
        Document again = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/odd.md");
        desk.post(AccountRole.WRITER, "/desk/articles/save", fields(again));
        assertThat(read("seeds/odd.md")).isEqualTo(file.replace("Old", "New"));
    }

    @Test
    void textThatWasTypedIsKeptWhenAnotherWindowHasKeptOtherText() {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/first.md");
        desk.postInBackground(AccountRole.WRITER, "/desk/articles/keep", fields(form, "text", "From one window"));
        HttpResponse<String> second = desk.postInBackground(
                AccountRole.WRITER, "/desk/articles/keep", fields(form, "text", "From the other"));
        assertThat(second.body()).contains("another window");
        List<String> kept = new ArrayList<>();
        for (Element link : desk.page(AccountRole.WRITER, "/desk/articles").select(".unsaved a")) {
            kept.add(desk.page(AccountRole.WRITER, link.attr("href"))
                    .expectFirst("#text")
                    .wholeText()
                    .strip());
        }
        assertThat(kept).containsExactlyInAnyOrder("From one window", "From the other");
    }

    @Test
    void textIsKeptWhenTheArticleCannotBeReadAndSaysWhy() {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/new");
        HttpResponse<String> answer = desk.post(
                AccountRole.WRITER,
                "/desk/articles/save",
                fields(form, "date", "yesterday", "text", "Long work", "title", "A"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Long work", "yesterday", "is no date");
        assertThat(Files.exists(folder.resolve("seeds/a.md"))).isFalse();
    }

    @Test
    void aSecondEditorIsToldOfTheFirst() {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/first.md");
        desk.postInBackground(AccountRole.WRITER, "/desk/articles/keep", fields(form, "text", "Mine"));
        assertThat(desk.page(AccountRole.EDITOR, "/desk/articles/edit?file=seeds/first.md")
                        .text())
                .contains("writer is writing this article");
    }

    @Test
    void aFileThatChangedOnDiskIsShownInBothVersionsAndTheEditorMerges() throws IOException {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/first.md");
        desk.paper.write("seeds/first.md", "---\ntitle: On disk\n---\n\nDisk.\n");
        String conflict = location(desk.post(AccountRole.WRITER, "/desk/articles/save", fields(form, "text", "Mine.")));
        Document page = desk.page(AccountRole.WRITER, conflict);
        assertThat(page.select("pre").eachText().toString()).contains("Mine.", "Disk.");
        assertThat(desk.page(AccountRole.EDITOR, "/desk/articles").text())
                .contains("changed in the folder and at the desk");
        desk.post(
                AccountRole.EDITOR, conflict, "take", "merged", "merged", "---\ntitle: Both\n---\n\nMine and disk.\n");
        assertThat(read("seeds/first.md")).contains("title: Both", "Mine and disk.");
        assertThat(desk.get(AccountRole.EDITOR, conflict).statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsNotYetInTheFolderSaysWhy() throws IOException {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/first.md");
        Files.move(folder.resolve("seeds"), folder.resolve("away"));
        Files.writeString(folder.resolve("seeds"), "in the way");
        String[] typed = fields(form, "text", "Safe nonetheless.");
        // Without the folder the form is compared with nothing: the text comes from the form.
        desk.post(AccountRole.WRITER, "/desk/articles/keep", typed);
        Files.delete(folder.resolve("seeds"));
        Files.move(folder.resolve("away"), folder.resolve("seeds"));
        assertThat(desk.page(AccountRole.WRITER, "/desk/articles?show=waiting").text())
                .contains("Everything is in its folder");
    }

    @Test
    void aFaultyFileIsListedAndMendedAsAWhole() throws IOException {
        desk.paper.write("seeds/bad.md", "---\ntitle: [x\n---\n\nText.\n");
        IngestSources.run(desk.paper.context());
        Document list = desk.page(AccountRole.WRITER, "/desk/articles?show=faulty");
        assertThat(list.expectFirst(".card").text()).contains("seeds/bad.md:");
        Document form =
                desk.page(AccountRole.WRITER, list.expectFirst(".card a").attr("href"));
        assertThat(form.expectFirst("[name=mode]").val()).isEqualTo("whole");
        desk.post(AccountRole.WRITER, "/desk/articles/save", fields(form, "text", "---\ntitle: x\n---\n\nText.\n"));
        assertThat(desk.page(AccountRole.WRITER, "/desk/articles?show=faulty").text())
                .contains("Every file can be read");
    }

    @Test
    void picturesArePutBesideTheArticleAndWrongOnesAreRefusedClearly() throws IOException {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/first.md");
        byte[] png = png();
        byte[] heic = "\0\0\0\u0018ftypheic0000heic".getBytes(UTF_8);
        HttpResponse<String> answer = multipart(
                "/desk/articles/pictures",
                List.of("folder", "seeds", "path", "first.md"),
                List.of(
                        new Upload("Ein Bild.PNG", png),
                        new Upload("IMG_1.HEIC", heic),
                        new Upload("x.exe", "MZ".getBytes(UTF_8))),
                true);
        assertThat(answer.body())
                .contains("data-picture=\"ein-bild.png\"", "HEIC", "save it as JPEG", "is none of PNG");
        assertThat(Files.readAllBytes(folder.resolve("seeds/ein-bild.png"))).isEqualTo(png);
        desk.post(AccountRole.WRITER, "/desk/articles/save", fields(form, "text", "![A dot](ein-bild.png)"));
        assertThat(html("first.md")).contains("<img", "alt=\"A dot\"");
    }

    @Test
    void articlesAreUploadedWithTheirPicturesAndKeepTheirBytes() throws IOException {
        String article = "# Uploaded\r\n\r\n![](Dot%20one.png)\r\n";
        HttpResponse<String> answer = multipart(
                "/desk/articles/upload",
                List.of("folder", "seeds"),
                List.of(
                        new Upload("README.md", article.getBytes(UTF_8)), new Upload("Dot one.png", png()),
                        new Upload("first.md", "# First again\n\nText.\n".getBytes(UTF_8)),
                                new Upload("broken.md", new byte[] {(byte) 0xff})),
                false);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(read("seeds/article-readme.md")).isEqualTo(article);
        assertThat(read("seeds/first-2.md")).startsWith("# First again");
        assertThat(answer.body()).contains("broken.md", "not UTF-8");
        assertThat(html("article-readme.md")).contains("<img");
        assertThat(desk.page(AccountRole.WRITER, "/desk/articles?q=uploaded")
                        .select("td.title")
                        .eachText())
                .containsExactly("Uploaded");
    }

    @Test
    void aPastedPageFillsInWhatIsEmpty() {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/new");
        String page =
                "<html><head><meta property=og:title content=灯下><meta name=author content=王></head><body><div id=js_content>"
                        + "<p>第一段。<script>alert(1)</script></p></div></body></html>";
        String next = location(desk.post(AccountRole.WRITER, "/desk/articles/paste", fields(form, "html", page)));
        Document filled = desk.page(AccountRole.WRITER, next);
        assertThat(filled.expectFirst("#title").val()).isEqualTo("灯下");
        assertThat(filled.expectFirst("#author").val()).isEqualTo("王");
        assertThat(filled.expectFirst("#text").wholeText()).contains("第一段。").doesNotContain("alert");
        HttpResponse<String> converted = desk.postInBackground(
                AccountRole.WRITER, "/desk/articles/convert", "folder", "seeds", "html", "<b>x</b> y");
        assertThat(converted.body()).contains("**x** y");
    }

    @Test
    void theStoryTellsWhereAnArticleWentAndWhoWroteIt() throws Exception {
        Document form = desk.page(AccountRole.WRITER, "/desk/articles/edit?file=seeds/first.md");
        desk.post(AccountRole.WRITER, "/desk/articles/save", fields(form, "text", "Newer text."));
        new PublishByHand(desk.paper.context(), desk.paper.schedule("weekly"), OnErrors.STOP, Set.of())
                .run(progress -> {});
        Document list = desk.page(AccountRole.VIEWER, "/desk/articles?show=issued");
        Document story =
                desk.page(AccountRole.VIEWER, list.expectFirst("td.title a").attr("href"));
        assertThat(story.text()).contains("letters/1", "/letters/feed.atom", "taken by weekly for letters", "writer");
        assertThat(desk.page(
                                AccountRole.VIEWER,
                                story.expectFirst("a[href*=/version/]").attr("href"))
                        .text())
                .contains("Newer text.");
    }

    @Test
    void anArticleIsHeldAndReleased() throws IOException {
        String id = desk.page(AccountRole.WRITER, "/desk/articles")
                .expectFirst("td.title a")
                .attr("href");
        String before = read("seeds/first.md");
        desk.post(AccountRole.WRITER, id + "/hold", "hold", "true");
        assertThat(read("seeds/first.md")).contains("draft: true");
        assertThat(desk.page(AccountRole.WRITER, "/desk/articles?show=draft").select("td.title"))
                .hasSize(1);
        desk.post(AccountRole.WRITER, id + "/hold", "hold", "");
        assertThat(read("seeds/first.md")).isEqualTo(before);
    }

    @Test
    void aLongListIsPagedByKeyAndFilteredInItsAddress() {
        for (int i = 0; i < 60; i++) {
            desk.paper.article("n" + i + ".md", "Number " + i, "2026-11-20", "Text " + i + ".");
        }
        IngestSources.run(desk.paper.context());
        Document first = desk.page(AccountRole.VIEWER, "/desk/articles?q=Number&show=new");
        assertThat(first.select("td.title")).hasSize(50);
        Document second =
                desk.page(AccountRole.VIEWER, first.expectFirst("a[rel=next]").attr("href"));
        assertThat(second.select("td.title")).hasSize(10);
        assertThat(second.expectFirst("#q").val()).isEqualTo("Number");
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @Test
    void oddTitlesBecomeNamesThatEveryFileSystemTakes() {
        for (String title : List.of("😀", "CON", "README", "2027-01-01 plan", "字".repeat(300), "First", "a/b\\c:d*?")) {
            Document form = desk.page(AccountRole.WRITER, "/desk/articles/new");
            desk.post(
                    AccountRole.WRITER,
                    "/desk/articles/save",
                    fields(form, "title", title, "text", "Text of " + title));
        }
        assertThat(names("seeds"))
                .contains(
                        "article.md",
                        "article-con.md",
                        "article-readme.md",
                        "article-2027-01-01-plan.md",
                        "first-2.md",
                        "a-b-c-d.md",
                        "字".repeat(40) + ".md");
    }

    private String html(String path) {
        return desk.paper
                .context()
                .store()
                .read(tables -> tables.articles().byPath("seeds", path))
                .orElseThrow()
                .filed()
                .article()
                .html();
    }

    private record Upload(String name, byte[] content) {}

    private HttpResponse<String> multipart(String path, List<String> fields, List<Upload> files, boolean isBackground)
            throws IOException {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i += 2) {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + fields.get(i) + "\"\r\n\r\n"
                            + fields.get(i + 1) + "\r\n")
                    .getBytes(UTF_8));
        }
        String field = path.endsWith("upload") ? "files" : "pictures";
        for (Upload file : files) {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file.name()
                            + "\"\r\n\r\n")
                    .getBytes(UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--b--\r\n".getBytes(UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.uri(path))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        return desk.send(AccountRole.WRITER, isBackground ? request.header("HX-Request", "true") : request);
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /// The fields of the editor's form, some of them changed.
    private static String[] fields(Document page, String... changes) {
        List<String> changed = Arrays.asList(changes);
        List<String> fields = new ArrayList<>(changed);
        for (Element field : page.select("#article [name]")) {
            String name = field.attr("name");
            boolean isName = changed.contains(name) && changed.indexOf(name) % 2 == 0;
            boolean isButton =
                    field.normalName().equals("button") || field.attr("type").equals("file");
            boolean isOff = field.attr("type").equals("checkbox") && !field.hasAttr("checked");
            if (!isName && !isButton && !isOff) {
                fields.add(name);
                String value = field.normalName().equals("textarea") ? field.wholeText() : field.val();
                fields.add(
                        value.startsWith("\n") && field.normalName().equals("textarea") ? value.substring(1) : value);
            }
        }
        return fields.toArray(String[]::new);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private List<String> names(String where) {
        try (var files = Files.list(folder.resolve(where))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String audit() {
        return desk.page(AccountRole.OWNER, "/desk/audit").text();
    }
}

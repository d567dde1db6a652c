package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is to be said about articles reaches the editor with the issue that holds them.
class ArticleRemarksTest {
    private static final String WARNED = """
            ---
            title: Warned
            date: 2026-11-21
            cover: nowhere.png
            shade: red
            ---

            Some text.

            ![a gull](gull.png)

            <form action="/x">Words</form>

            © THE END

            Follow us.
            """;
    private static final List<String> REMARKS = List.of(
            "warning: seeds/warned.md:4 (the picture 'nowhere.png' ",
            "warning: seeds/warned.md:5 (",
            "warning: seeds/warned.md:10 (the picture 'gull.png' ",
            "warning: seeds/warned.md:12 (",
            "changed: seeds/warned.md:14 (cut 2 blocks from '© THE END' on, as cut_after says; ");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theyAreInEveryAccountOfTheIssueAndGoWithTheirCause(TestDatabase kind) throws IOException {
        try (var publication = new TestPublication(folder, kind)) {
            publication.write("seeds/warned.md", WARNED);
            publication.article("held.md", "Held", "2026-11-21", "Text.", "draft: true", "shade: blue");
            assertThat(run(publication, "publish", "weekly", "--dry-run").out())
                    .contains(REMARKS)
                    .contains("warning: seeds/held.md:5 (");
            CommandRun preview = run(
                    publication,
                    "preview",
                    "weekly",
                    "--out",
                    folder.resolve("out").toString());
            assertThat(preview.err()).contains(REMARKS);
            JsonNode preflight = new ObjectMapper()
                    .readTree(folder.resolve("out/preflight.json").toFile());
            assertThat(preflight.get("articles").findValuesAsText("subject"))
                    .contains("seeds/warned.md:4", "seeds/warned.md:14");
            assertThat(preflight.get("findings").isArray()).isTrue();

            publication.write("seeds/held.md", "---\ntitle: Held\ndate: 2026-11-21\ndraft: true\n---\n\nText.\n");
            CommandRun published = run(publication, "publish", "weekly");
            assertThat(published.out()).contains(REMARKS).contains("4 warnings").doesNotContain("seeds/held.md:5");
            assertThat(run(publication, "runs", "--reasons").out()).contains(REMARKS);

            publication.article("second.md", "Second", "2026-11-22", "Text.");
            assertThat(run(publication, "publish", "weekly").out())
                    .as("they went out with the last issue")
                    .doesNotContain("warned.md");
        }
    }

    @Test
    void aMendedFileLeavesNoRemarks() {
        try (var publication = new TestPublication(folder)) {
            publication.article("keyed.md", "Keyed", "2026-11-21", "Text.", "shade: red");
            assertThat(run(publication, "publish", "weekly", "--dry-run").out()).contains("seeds/keyed.md:4");
            // Nothing that readers see changes by that.
            publication.article("keyed.md", "Keyed", "2026-11-21", "Text.");
            assertThat(run(publication, "publish", "weekly").out()).doesNotContain("seeds/keyed.md");
        }
    }

    /// The feed was asked by `serve` hours before, and the file read.
    @Test
    void aPictureOfTheWebThatCouldNotBeHadIsToldWithTheIssue() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/feed", exchange -> {
            byte[] feed = ("<rss version='2.0'><channel><title>F</title><item><title>Entry</title><guid>e1</guid>"
                            + "<description>&lt;p>Text &lt;img src='" + base + "/b.png'>&lt;/p></description>"
                            + "</item></channel></rss>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
        try (var publication = new TestPublication(folder)) {
            publication.article("p.md", "P", "2026-11-21", "Text.\n\n![alt](" + base + "/a.png)");
            publication.write(
                    "gazette.yaml",
                    TestPublication.settings(TestPublication.relay(
                                            publication.mail.getSmtp().getPort()))
                                    .replace("sources: {", "sources: {blog: {feed: '" + base + "/feed', first: 5}, ")
                            + "fetch: {allow: [127.0.0.1]}\n");
            publication.reread();
            IngestSources.run(publication.context());
            server.stop(0);
            publication.clock.pass(Duration.ofMinutes(5));
            assertThat(run(publication, "publish", "weekly", "--dry-run", "--offline")
                            .out())
                    .contains("warning: seeds/p.md:9 (the picture " + base + "/a.png ")
                    .contains("warning: blog/e1 (the picture " + base + "/b.png ");
        }
    }

    /// Runs a command a minute after the last one.
    private static CommandRun run(TestPublication publication, String... command) {
        publication.clock.pass(Duration.ofMinutes(1));
        return CommandRun.in(publication, command);
    }
}

package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.publishing.TestPublication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands print of texts by others: no terminal obeys it.
class TerminalWriterTest {
    private static final String HOSTILE = "\u001b]0;owned\u0007\u009b2J\u202egpj\u2028\u0085\r\u0008";

    @TempDir
    Path folder;

    private TestPublication publication;
    private String printed = "";

    @BeforeEach
    void open() {
        publication = new TestPublication(folder.resolve("paper"));
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void theNameOfAFileIsPrintedHarmlessly() {
        publication.write("seeds/a" + HOSTILE + "\nforged: line.md", "---\ntitle: [x\n---\n\nText\n");
        run("check");
        assertHarmless();
        assertThat(printed.lines()).noneMatch(line -> line.startsWith("forged"));
        run(
                "article",
                publication
                        .folder
                        .resolve("seeds/a" + HOSTILE + "\nforged: line.md")
                        .toString());
        assertHarmless();
    }

    @Test
    void theTitleOfAnArticleIsPrintedHarmlessly() throws IOException {
        publication.write(
                "seeds/t.md",
                "---\ntitle: \"Ti\\e[2Jtle \\u202e \\x9b \\L\"\ndate: 2026-11-20\ndraft: true\n---\n\nText\n");
        publication.publish("weekly");
        run("runs", "--reasons");
        assertHarmless();
        run("runs", "--json");
        assertHarmless();
        assertThat(new JsonMapper().readTree(printed.lines().findFirst().orElseThrow()))
                .isNotEmpty();
        run("why", "seeds/t.md", "weekly");
        assertHarmless();
    }

    @Test
    void whatTheDatabaseHeldBeforeIsPrintedHarmlessly() {
        long run = publication.publish("weekly").id();
        publication.context().store().change(tables -> tables.lists().idOf("old" + HOSTILE));
        publication
                .context()
                .store()
                .change(tables ->
                        tables.runs().addReasons(run, List.of(new Reason(ReasonKind.FAULTY, HOSTILE, HOSTILE))));
        var stored = publication
                .context()
                .store()
                .read(tables -> tables.runs().get(run))
                .reasons();
        assertThat(stored.getLast().detail()).isEqualTo("]0;owned 2J gpj");
        run("runs", "--reasons");
        assertHarmless();
    }

    @Test
    void aFeedThatCannotBeReadIsNamedHarmlessly() throws IOException {
        Path feed = folder.resolve("f" + HOSTILE + ".xml");
        Files.writeString(feed, "<rss><channel><title>" + HOSTILE + "</title><item>");
        run("feed", feed.toString());
        assertHarmless();
        run("feed", folder.resolve("missing" + HOSTILE).toString());
        assertHarmless();
    }

    @Test
    void badRowsOfCsvAreNamedHarmlessly() throws IOException {
        String cell = HOSTILE.replace("\r", "");
        publication.write("old.csv", "email,cadence\nb" + cell + "ad,weekly\nc@example.com,a" + cell + "\n");
        run(
                "subscribers",
                "import",
                publication.folder.resolve("old.csv").toString(),
                "--list",
                "letters",
                "--consent",
                "f");
        assertHarmless();
        printed =
                Files.readString(publication.folder.resolve("old.rejected.csv")).replace(cell, "");
        assertThat(printed).contains("is not an e-mail address", "no cadence");
        assertHarmless();
    }

    @Test
    void aWrongCommandLineIsAnsweredHarmlessly() {
        for (String[] args : List.of(
                new String[] {HOSTILE}, new String[] {"check", "--" + HOSTILE}, new String[] {"runs", "--last", HOSTILE
                })) {
            print(args);
            assertHarmless();
        }
        run("subscribers", "show", HOSTILE);
        assertHarmless();
    }

    @Test
    void aDocumentKeepsItsFormatCharacters() throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "<p>\u2067אב\u2069 \u200f \u009b</p>");
        print("inline", page.toString());
        assertThat(printed).contains("\u2067אב\u2069 \u200f", "\\u009b");
    }

    @Test
    void theStreamsOfTheProcessAreGuardedToo() {
        var terminal = new ByteArrayOutputStream();
        PrintStream guarded = TerminalStream.to(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        guarded.println("名 😀 \u001b[2J");
        guarded.printf("%s", "\u202e");
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("名 😀 \\u001b[2J\n\\u202e");
    }

    private void assertHarmless() {
        assertThat(printed)
                .isNotEmpty()
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u2028", "\u0085", "\r", "\b");
    }

    private void run(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", publication.folder.toString()));
        print(all.toArray(String[]::new));
    }

    private void print(String... args) {
        var text = new StringWriter();
        var out = new PrintWriter(text, true);
        Cli.run(args, CliTest.CLOSED, List.of(), publication.clock, out, out);
        printed = text.toString();
    }
}

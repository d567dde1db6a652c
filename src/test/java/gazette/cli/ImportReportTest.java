package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an import says of values that it does not understand.
class ImportReportTest {
    private static final String ROWS = """
            email,语言,time zone
            a@example.com, 简体中文 ,Asia/Shanghai
            b@example.com,FRANÇAIS,
            c@example.com,Klingon,Mars/Olympus
            d@example.com,,
            e@example.com,日本語,Europe/Berlin
            f@example.com,jp,
            """;

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder.resolve("paper"));
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void namesOfLanguagesAreReadAndWhatIsNotUnderstoodIsCounted() throws IOException {
        String file = Files.writeString(folder.resolve("old.csv"), ROWS).toString();
        String[] command = {"subscribers", "import", file, "--list", "letters", "--consent", "paper"};
        CommandRun run = CommandRun.in(publication, command);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "added: 6\n",
                        "language not understood, and left out, in 2 rows: line 4 'Klingon', line 7 'jp'\n",
                        "zone not understood, and left out, in 1 row: line 4 'Mars/Olympus'\n")
                .doesNotContain("bad rows");
        assertThat(TestDatabase.rows(
                        publication.config().database(), "select language from subscriber order by address"))
                .startsWith(List.of("zh-Hans"), List.of("fr"), List.of(""), List.of(""), List.of("ja"), List.of(""));
        assertThat(CommandRun.in(
                                publication,
                                "subscribers",
                                "import",
                                file,
                                "--list",
                                "letters",
                                "--consent",
                                "paper",
                                "--json")
                        .out())
                .contains("\"leftOut\":{\"language\":{", "\"rows\":2", "{\"line\":7,\"written\":\"jp\"}");
    }

    @Test
    void checkNamesThemInTheFilesOfTheWorkspace() {
        publication.write("subscribers/letters.csv", ROWS);

        assertThat(CommandRun.in(publication, "check").out())
                .contains("warning: subscribers/letters.csv:4: language not understood, and left out, in 2 rows:"
                        + " line 4 'Klingon', line 7 'jp'; write a tag such as en or zh-CN, or a name such as English");
    }
}

package gazette.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.config.Sender;
import gazette.config.Welcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files readers come in.
class SubscribersTest {
    @TempDir
    Path folder;

    @Test
    void readsAFileAndNamesEachBadRowWithItsLine() {
        var contents = read("""
                \uFEFFname,EMAIL,cadence,notes
                "Whitfield, Samuel",sam@example.org,,x
                ,broken@,,
                Wang,wang@example.com,monthly,
                Li,li@example.com,daily,
                """, StandardCharsets.UTF_8);

        assertThat(contents.rows())
                .extracting(row -> row.name() + " " + row.address() + " " + row.cadence())
                .containsExactly("Whitfield, Samuel sam@example.org WEEKLY", "Li li@example.com DAILY");
        assertThat(contents.faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "subscribers/l.csv:3: 'broken@' is not an e-mail address;"
                                + " write one address such as reader@example.org, or remove the line",
                        "subscribers/l.csv:4: the list 'l' offers no cadence 'monthly'; write one of: weekly, daily");
    }

    @Test
    void aFileWithoutAColumnForAddressesIsOneFault() {
        assertThat(read("mail,name\na@example.com,A\nb@example.com,B\n", StandardCharsets.UTF_8)
                        .allFaults())
                .extracting(Fault::toString)
                .containsExactly("subscribers/l.csv:1: no column 'email';"
                        + " name one column 'email' in the first line, and separate columns by commas");
    }

    @Test
    void aRowWithTooManyFieldsIsLeftOutAndTheOthersAreRead() {
        var contents =
                read("email,name\na@example.com,A,b,c\nd@example.com\ne@example.com,E\n", StandardCharsets.UTF_8);

        assertThat(contents.rows())
                .extracting(row -> row.address().toString())
                .containsExactly("d@example.com", "e@example.com");
        assertThat(contents.faults())
                .extracting(Fault::toString)
                .containsExactly("subscribers/l.csv:2: 4 fields where the first line has 2;"
                        + " put a field that holds a comma into quotes");
    }

    @Test
    void aQuoteThatIsNeverClosedMakesTheFileUnreadable() {
        var contents = read("email,name\na@example.com,\"A\nb@example.com,B\n", StandardCharsets.UTF_8);

        assertThat(contents.rows()).isEmpty();
        assertThat(contents.unreadable())
                .hasToString("Optional[subscribers/l.csv:2: a quote opens and is not closed on its line; close it]");
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() {
        assertThat(read("email,name\na@example.com,Zoë\n", StandardCharsets.ISO_8859_1)
                        .allFaults())
                .extracting(Fault::problem)
                .containsExactly("cannot be read: not UTF-8");
    }

    private SubscriberCsv.Contents read(String content, Charset charset) {
        try {
            Path file = Files.write(folder.resolve("l.csv"), content.getBytes(charset));
            return SubscriberCsv.read(file, Path.of("subscribers/l.csv"), list());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ListConfig list() {
        return new ListConfig(
                "l",
                "L",
                "",
                true,
                new Sender("", "editor@example.org"),
                Optional.empty(),
                "en",
                "plain",
                List.of(),
                List.of(Cadence.WEEKLY, Cadence.DAILY),
                Map.of(),
                true,
                Welcome.LETTER,
                List.of(),
                false);
    }
}

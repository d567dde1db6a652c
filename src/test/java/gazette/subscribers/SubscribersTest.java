package gazette.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.config.Sender;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses, and the files they come in.
class SubscribersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "ann+news@example.com",
                "o'neil@example.org",
                "a.b.c@sub.example.org",
                " ann@example.com ",
                "ann@bücher.example",
                "x@xn--fiqs8s.test",
                "!#$%&'*+/=?^_`{|}~-@example.com"
            })
    void takesAnAddressThatMailServersTake(String written) {
        assertThat(EmailAddress.parse(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@example",
                "ann@@example.com",
                ".ann@example.com",
                "a..b@example.com",
                "ann@example.com, bo@example.com",
                "Ann <ann@example.com>",
                "ann@exa mple.com",
                "ann\r\nBcc: x@example.com@example.com",
                "ann@-example.com",
                "ann@example.c",
                "friends: a@example.com;",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"
            })
    void refusesWhatIsNotOneAddress(String written) {
        assertThat(EmailAddress.parse(written)).isEmpty();
    }

    @Test
    void twoWaysToWriteAnAddressAreOneReader() {
        assertThat(EmailAddress.parse("Ann@Bücher.example").orElseThrow().normal())
                .isEqualTo("ann@xn--bcher-kva.example");
    }

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
                false);
    }
}

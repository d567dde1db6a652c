package gazette.press.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Imports: who comes in, who stays out.
class SubscriberImportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyWhoLeftBouncedOrComplainedIsBroughtBack(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            load(publication, "former.csv", """
                    email,status
                    left@example.com,unsubscribed
                    bounced@example.com,bounced
                    spam@example.com,complained
                    """, Status.ACTIVE);

            var outcome = load(publication, "all.csv", """
                    email,name
                    left@example.com,L
                    Bounced@example.com,B
                    spam@example.com,S
                    new@example.com,N
                    new@EXAMPLE.com,N
                    bad,
                    """, Status.ACTIVE);

            assertThat(outcome.results())
                    .containsOnly(
                            Map.entry(RowResult.LEFT, 1L),
                            Map.entry(RowResult.BOUNCED, 1L),
                            Map.entry(RowResult.COMPLAINED, 1L),
                            Map.entry(RowResult.ADDED, 1L),
                            Map.entry(RowResult.DUPLICATE, 1L),
                            Map.entry(RowResult.BAD, 1L));
            assertThat(outcome.members())
                    .containsEntry("active", 1L)
                    .containsEntry("unsubscribed", 1L)
                    .containsEntry("bounced", 1L)
                    .containsEntry("complained", 1L);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherImportFillsGapsAndTakesOffWhoIsGone(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            load(
                    publication,
                    "a.csv",
                    "email,name,attribute:city\na@example.com,Ann,Köln\nb@example.com,,\n",
                    Status.ACTIVE);
            var outcome = load(publication, "b.csv", """
                    email,name,language,attribute:city,attribute:age,status
                    a@example.com,Anna,de,Bonn,7,
                    b@example.com,Bo,,,,unsubscribed
                    """, Status.ACTIVE);

            assertThat(outcome.results())
                    .containsOnly(Map.entry(RowResult.KNOWN, 1L), Map.entry(RowResult.TAKEN_OFF, 1L));
            assertThat(TestDatabase.rows(
                            publication.config().database(),
                            "select address, subscriber.name, language, status from subscriber join membership on"
                                    + " subscriber_id = subscriber.id order by address"))
                    .containsExactly(
                            List.of("a@example.com", "Ann", "de", "active"),
                            List.of("b@example.com", "Bo", "", "unsubscribed"));
            assertThat(TestDatabase.rows(
                            publication.config().database(), "select name, content from attribute order by name"))
                    .containsExactly(List.of("age", "7"), List.of("city", "Köln"));
            assertThat(TestDatabase.rows(
                            publication.config().database(), "select action, origin, wording from consent order by id"))
                    .containsExactly(
                            List.of("joined", "import of a.csv", "at the fair"),
                            List.of("joined", "import of a.csv", "at the fair"),
                            List.of("left", "import of b.csv", "at the fair"));
        }
    }

    @Test
    void aRehearsalCountsAndChangesNothing() {
        try (var publication = new TestPublication(folder)) {
            String rows = IntStream.range(0, 3000)
                    .mapToObj(i -> "r" + i % 2000 + "@example.com\n")
                    .collect(Collectors.joining());
            var order = order(publication, "a.csv", "email\n" + rows, Status.ACTIVE, true);

            assertThat(new ImportCsvFile(publication.context(), order)
                            .run(_ -> {}, _ -> {})
                            .results())
                    .containsOnly(Map.entry(RowResult.ADDED, 2000L), Map.entry(RowResult.DUPLICATE, 1000L));
            assertThat(TestDatabase.rows(publication.config().database(), "select id from subscriber"))
                    .isEmpty();
        }
    }

    @Test
    void badRowsAreWrittenToAFileThatIsHarmlessToOpen() throws IOException {
        try (var publication = new TestPublication(folder)) {
            var outcome = load(publication, "a.csv", "email,name\nbad,=1+1\nok@example.com,Ok\n", Status.ACTIVE);

            assertThat(Files.readString(outcome.rejected().orElseThrow())).isEqualTo("""
                    line,problem,remedy,email,name
                    2,'bad' is not an e-mail address: it has no @,"write it whole, such as reader@example.org",bad,'=1+1
                    """);
            assertThat(outcome.rejected().orElseThrow().getFileName()).hasToString("a.rejected.csv");
        }
    }

    @Test
    void aCorrectedRowComesBackAsItWasHoweverItWasProtected() throws IOException {
        try (var publication = new TestPublication(folder)) {
            String cells = "'=1+1,;=2,\"a\n@b\"";
            var outcome = load(
                    publication,
                    "a.csv",
                    "email,name,attribute:x,attribute:;=y\nbad," + cells + "\nok@example.com," + cells + "\n",
                    Status.ACTIVE);
            String rejected = Files.readString(outcome.rejected().orElseThrow());
            assertThat(rejected)
                    .startsWith("line,problem,remedy,email,name,attribute:x,attribute:;'=y\n2,")
                    .endsWith(",bad,'=1+1,';'=2,\"a\n'@b\"\n");

            load(publication, "b.csv", rejected.replace(",bad,", ",good@example.com,"), Status.ACTIVE);
            assertThat(TestDatabase.rows(
                            publication.config().database(),
                            "select distinct subscriber.name, attribute.name, content from attribute join subscriber"
                                    + " on subscriber.id = subscriber_id where address in ('ok@example.com',"
                                    + " 'good@example.com') order by attribute.name"))
                    .containsExactly(List.of("=1+1", ";=y", "a @b"), List.of("=1+1", "x", ";=2"));
        }
    }

    @Test
    void aRowWhoseQuoteIsNeverClosedIsRejectedAsItStands() throws IOException {
        try (var publication = new TestPublication(folder)) {
            var outcome = load(
                    publication, "a.csv", "email,name\na@example.com,\"Ann, Dr\nok@example.com,Ok\n", Status.ACTIVE);

            assertThat(outcome.results()).containsOnly(Map.entry(RowResult.ADDED, 1L), Map.entry(RowResult.BAD, 1L));
            assertThat(Files.readString(outcome.rejected().orElseThrow())).isEqualTo("""
                    line,problem,remedy,email,name
                    2,a quote opens and is never closed,"close it, or remove it",a@example.com,"Ann, Dr"
                    """);
        }
    }

    @Test
    void anImportThatIsBrokenOffLeavesNoFileOfBadRows() {
        try (var publication = new TestPublication(folder)) {
            String endless = "x".repeat(2_000_000);

            assertThatThrownBy(
                            () -> load(publication, "a.csv", "email\nbad\nok@example.com\n" + endless, Status.ACTIVE))
                    .hasMessageContaining("a.csv:4: cannot be read: a line has more than");
            assertThat(folder.resolve("a.rejected.csv")).doesNotExist();
        }
    }

    @Test
    void withoutAWordOnConsentNobodyComesIntoAListThatAsksForIt() {
        try (var publication = new TestPublication(folder)) {
            var list = publication.config().list("letters");
            publication.write("a.csv", "email\na@example.com\n");
            var order = new ImportCsvFile.Request(
                    list, folder.resolve("a.csv"), CsvOptions.GUESS, new ImportDefaults(Status.ACTIVE, ""), false);

            assertThatThrownBy(() -> new ImportCsvFile(publication.context(), order).run(_ -> {}, _ -> {}))
                    .hasMessageContaining(
                            "nothing says how these subscribers agreed to get 'letters'; say it, as in --consent");
        }
    }

    @Test
    void aFileInTheWorkspaceIsReadAgainOnlyWhenItChanged() {
        try (var publication = new TestPublication(folder)) {
            publication.write("subscribers/letters.csv", "email\nann@example.com\nbad\n");
            var importing = new ImportListFiles(publication.context());
            assertThat(importing.run().added()).isEqualTo(2);
            TestDatabase.execute(publication.config().database(), "delete from consent");
            TestDatabase.execute(publication.config().database(), "delete from membership");

            var again = importing.run();
            assertThat(again.added()).isZero();
            assertThat(again.faults()).hasSize(1).first().extracting("line").isEqualTo(3);

            publication.write("subscribers/letters.csv", "email\nann@example.com\nbed\n");
            assertThat(importing.run().added()).isEqualTo(1);
        }
    }

    private ImportCsvFile.Outcome load(TestPublication publication, String name, String content, Status status) {
        return new ImportCsvFile(publication.context(), order(publication, name, content, status, false))
                .run(_ -> {}, _ -> {});
    }

    private ImportCsvFile.Request order(
            TestPublication publication, String name, String content, Status status, boolean dryRun) {
        publication.write(name, content);
        return new ImportCsvFile.Request(
                publication.config().list("letters"),
                folder.resolve(name),
                CsvOptions.GUESS,
                new ImportDefaults(status, "at the fair"),
                dryRun);
    }
}

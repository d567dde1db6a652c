package gazette.press.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.press.imports.ImportForeignExport.Outcome;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.products.ForeignProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of other products, as they are downloaded.
class ImportForeignExportTest {
    private static final Path EXPORTS = Path.of("src/test/resources/exports");

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void mailchimpsZipBringsItsFilesAndWhoHasGoneStaysOut() throws IOException {
        Path zip = zip("audience.zip", "mailchimp");

        assertThat(ImportForeignExport.product(zip, data())).contains(ForeignProduct.MAILCHIMP);
        Outcome outcome = move(zip, "");

        assertThat(outcome.countsAtSource())
                .containsOnly(
                        Map.entry(Status.ACTIVE, 3L),
                        Map.entry(Status.UNSUBSCRIBED, 2L),
                        Map.entry(Status.COMPLAINED, 1L),
                        Map.entry(Status.BOUNCED, 1L));
        assertThat(outcome.nonSubscribers()).isEqualTo(2);
        assertThat(outcome.members())
                .containsOnly(
                        Map.entry("active", 2L),
                        Map.entry("unsubscribed", 2L),
                        Map.entry("complained", 1L),
                        Map.entry("bounced", 1L));
        assertThat(Files.readString(outcome.rejected().getFirst()))
                .contains("nothing says how the subscriber agreed", "entered@example.com", "not an address");
        assertThat(rows("select address from subscriber where address like '%er@example.com'"))
                .isEmpty();
        assertThat(rows("select address, wording from consent join subscriber on subscriber.id = subscriber_id"
                        + " where action = 'joined' order by address"))
                .containsExactly(
                        List.of(
                                "ann@example.com",
                                "Mailchimp: signed up 2019-03-16 14:40:47 from 203.0.113.0/24, confirmed"
                                        + " 2019-03-16 14:41:20 from 203.0.113.0/24"),
                        List.of(
                                "wang@example.com",
                                "Mailchimp: confirmed 2020-05-01 08:00:00 from 2001:db8:7:0:0:0:0:0/48"));
        assertThat(rows("select name, zone from subscriber where address in ('ann@example.com', 'wang@example.com')"
                        + " order by address"))
                .containsExactly(List.of("Ann Archer", "Europe/London"), List.of("王小明", "Asia/Shanghai"));
        assertThat(rows("select content from attribute where name = 'tags'"))
                .containsExactly(List.of("Insiders, Book club"));
    }

    @Test
    void broughtOnceMoreNothingChanges() throws IOException {
        Path zip = zip("audience.zip", "mailchimp");
        move(zip, "");

        Outcome again = move(zip, "");

        assertThat(again.results())
                .doesNotContainKeys(RowResult.ADDED, RowResult.TAKEN_OFF)
                .containsEntry(RowResult.KNOWN, 2L);
    }

    @Test
    void aFileOfMailchimpsAloneIsReadByItsName() throws IOException {
        Path left = copy("mailchimp/cleaned_email_audience_export_1a2b3c.csv", "cleaned_old.csv");
        assertThat(move(left, "").countsAtSource()).containsOnly(Map.entry(Status.BOUNCED, 1L));

        Path nameless = copy("mailchimp/subscribed_email_audience_export_1a2b3c.csv", "readers.csv");
        assertThatThrownBy(() -> move(nameless, ""))
                .hasMessageContaining("only its name tells whether these people are subscribed");
    }

    @Test
    void substacksZipBringsItsListAndNoOpens() throws IOException {
        Outcome outcome = move(zip("export.zip", "substack"), "signed up at our old site");

        assertThat(outcome.countsAtSource())
                .containsOnly(Map.entry(Status.ACTIVE, 2L), Map.entry(Status.UNSUBSCRIBED, 1L));
        assertThat(rows("select address, status, joined_at from membership join subscriber on subscriber.id ="
                        + " subscriber_id order by address"))
                .containsExactly(
                        List.of("free@example.com", "active", "1688169600000"),
                        List.of("off@example.com", "unsubscribed", "1619827200000"),
                        List.of("paid@example.com", "active", "1654041600000"));
        assertThat(rows("select wording from consent where action = 'joined' order by id"))
                .contains(List.of("signed up at our old site; Substack: since 2023-07-01T00:00:00.000Z"));
    }

    @Test
    void buttondownsTypesAreUnderstood() throws IOException {
        Outcome outcome = move(copy("buttondown.csv", "subscribers.csv"), "signed up at our old site");

        assertThat(outcome.countsAtSource())
                .containsOnly(
                        Map.entry(Status.ACTIVE, 2L),
                        Map.entry(Status.PENDING, 1L),
                        Map.entry(Status.UNSUBSCRIBED, 2L),
                        Map.entry(Status.BOUNCED, 1L));
        assertThat(Files.readString(outcome.rejected().getFirst())).contains("'Buttondown's type teleported'");
        assertThat(rows("select attribute.name, content from attribute join subscriber on subscriber.id ="
                        + " subscriber_id where address = 'reg@example.com' order by attribute.name"))
                .containsExactly(
                        List.of("city", "Köln"),
                        List.of("pets", "[\"cat\"]"),
                        List.of("source", "form"),
                        List.of("tags", "vip, beta"));
    }

    @Test
    void ghostsMembersComeIfTheyWantMail() throws IOException {
        Outcome outcome = move(copy("ghost.csv", "members.csv"), "signed up at our old site");

        assertThat(outcome.members()).containsOnly(Map.entry("active", 2L), Map.entry("unsubscribed", 2L));
        assertThat(rows("select content from attribute where name = 'notes'"))
                .containsExactly(List.of("A note over two lines"));
    }

    @Test
    void whereTheExportDoesNotTellHowTheyAgreedSomebodyMust() throws IOException {
        Path members = copy("ghost.csv", "members.csv");

        assertThatThrownBy(() -> move(members, ""))
                .hasMessageContaining(
                        "Ghost does not say how these subscribers agreed to get 'letters'; say it, as in");
    }

    @Test
    void listmonksCsvIsRefusedBecauseItWouldReviveWhoLeft() throws IOException {
        Path csv = copy("listmonk.csv", "subscribers.csv");

        assertThatThrownBy(() -> move(csv, "x")).hasMessageContaining("let its API tell: gazette subscribers import");
    }

    @Test
    void aZipIsUnpackedNowhereElse() throws IOException {
        Path zip = folder.resolve("evil.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, "../../../evil/subscribed_a.csv", EXPORTS.resolve("ghost.csv"));
            add(out, "__MACOSX/._members.csv", EXPORTS.resolve("ghost.csv"));
        }

        Outcome outcome = move(zip, "signed up at our old site");

        assertThat(outcome.results()).containsEntry(RowResult.ADDED, 4L);
        assertThat(data().resolve("tmp")).isEmptyDirectory();
    }

    private Path data() {
        return publication.context().config().data();
    }

    @Test
    void aZipWithoutReadersOrWithTooMuchIsRefused() throws IOException {
        Path posts = folder.resolve("posts.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(posts))) {
            add(out, "posts.csv", EXPORTS.resolve("substack/posts.csv"));
        }
        assertThatThrownBy(() -> ImportForeignExport.product(posts, data()))
                .hasMessageContaining("no file of subscribers as Mailchimp");

        Path cut = folder.resolve("cut.zip");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(posts), 60));
        assertThatThrownBy(() -> ImportForeignExport.product(cut, data())).hasMessageContaining("it is no whole ZIP");

        Path bomb = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("subscribed_.csv"));
            out.write(new byte[5000]);
        }
        assertThatThrownBy(() -> ForeignExportFiles.of(bomb, data(), 4000)).hasMessageContaining("it holds more than");
    }

    private Outcome move(Path file, String consent) {
        var order =
                new ImportForeignExport.Request(publication.config().list("letters"), "import of it", consent, false);
        return new ImportForeignExport(publication.context(), order).importFile(file, _ -> {}, _ -> {});
    }

    private Path copy(String export, String name) throws IOException {
        return Files.copy(EXPORTS.resolve(export), folder.resolve(name));
    }

    private Path zip(String name, String export) throws IOException {
        Path zip = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.walk(EXPORTS.resolve(export))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(out, EXPORTS.resolve(export).relativize(file).toString(), file);
            }
        }
        return zip;
    }

    private static void add(ZipOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
    }

    private List<List<String>> rows(String sql) {
        return TestDatabase.rows(publication.config().database(), sql);
    }
}

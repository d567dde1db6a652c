package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.TestImages;
import gazette.config.DatabaseConfig;
import gazette.press.publishing.TestPublication;
import gazette.press.upkeep.BackUp;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two machines, each with a folder of its own, on one database: what one publishes, the other serves.
class TwoNodesTest {
    private static final Pattern PICTURE = Pattern.compile("/i/([a-z2-7]{26}\\.png)");

    @TempDir
    Path folder;

    private DatabaseConfig database;
    private TestPublication first;
    private TestPublication second;
    private WebServerFixture asked;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.POSTGRES.fresh(folder);
        first = new TestPublication(folder.resolve("first"), database);
        Files.write(first.folder.resolve("seeds/lamp.png"), TestImages.picture("png", 640, 320));
        first.article("lamp.md", "The lamp", "2026-11-21", "![A lamp](lamp.png)");
        Files.createDirectories(folder.resolve("second/data"));
        Files.copy(first.folder.resolve("data/secret.key"), folder.resolve("second/data/secret.key"));
        second = new TestPublication(folder.resolve("second"), database);
        asked = new WebServerFixture(second::context);
    }

    @AfterEach
    void close() {
        asked.close();
        second.close();
        first.close();
    }

    @Test
    void theOtherMachineServesThePicturesAndTakesTheLinks() throws IOException {
        first.publish("weekly");
        String name = picture();

        HttpResponse<byte[]> answer = asked.get("/i/" + name);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(images(first).resolve(name)));
        assertThat(names(images(second))).containsExactly(name);
        assertThat(asked.get("/i/" + name, "Range", "bytes=0-9").body()).hasSize(10);
        assertThat(asked.get(
                                "/i/" + name,
                                "If-None-Match",
                                WebServerFixture.field(answer, "etag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        assertThat(asked.get("/i/" + "a".repeat(26) + ".png").statusCode()).isEqualTo(404);

        String link = SubscriptionFixture.link(first.mailsTo("ann@example.com").getFirst(), "/u/");
        assertThat(asked.ask("POST", link, "Content-Type", SubscriptionFixture.FORM)
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestDatabase.rows(database, """
                        select count(*) from membership where status = 'unsubscribed'
                        """)).isEqualTo(List.of(List.of("1")));
    }

    @Test
    void aLetterOfTheOtherMachineHasThePicturesInIt() throws IOException {
        first.publish("weekly");
        String name = picture();

        assertThat(second.context().images().has(name)).isTrue();
        assertThat(second.context().images().read(name)).isPresent();
        assertThat(second.context()
                        .store()
                        .<Integer>read(tables -> second.context()
                                .imageEmbedder(tables)
                                .images()
                                .read(name)
                                .orElseThrow()
                                .length))
                .isEqualTo((int) Files.size(images(first).resolve(name)));
    }

    @Test
    void aFolderOfPicturesIsTakenIntoTheDatabaseStepByStepAndBack() throws IOException {
        String setting = "picture_store: folder\n";
        String database = TestPublication.settings("");
        first.write("gazette.yaml", database + setting + tail());
        first.reread();
        first.publish("weekly");
        String name = picture();
        String other = "b".repeat(26) + ".jpg";
        Files.write(images(first).resolve(other), new byte[] {1, 2, 3});
        Path unfinished = Files.writeString(images(first).resolve("picture7.new"), "half");
        Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        assertThat(asked.get("/i/" + name).statusCode()).isEqualTo(404);

        first.write("gazette.yaml", database + tail());
        first.reread();
        int[] steps = {0};
        first.context().moveImages(() -> steps[0]++ > 0);
        assertThat(stored()).hasSize(1);
        first.context().moveImages(() -> false);

        assertThat(stored()).containsExactlyInAnyOrder(name, other);
        assertThat(names(images(first))).containsExactlyInAnyOrder(name, other);
        assertThat(asked.get("/i/" + name).statusCode()).isEqualTo(200);

        second.write("gazette.yaml", database + setting + tail());
        second.reread();
        second.context().moveImages(() -> false);
        assertThat(names(images(second))).containsExactlyInAnyOrder(name, other);
    }

    @Test
    void aBackupHoldsThePicturesThatAreInTheDatabase() throws IOException {
        first.publish("weekly");
        Path file = folder.resolve("backup.zip");
        new BackUp(first.config(), first.clock).run(file);

        try (var zip = new ZipFile(file.toFile())) {
            String restore =
                    new String(zip.getInputStream(zip.getEntry("RESTORE.txt")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(restore)
                    .contains("the database with the pictures and the keys")
                    .doesNotContain("data/images");
        }
    }

    @Test
    void aPictureThatCannotBeFetchedNowIsAskedForLater() {
        first.publish("weekly");
        String name = picture();
        TestDatabase.execute(database, "alter table picture_file rename to out_of_reach");

        HttpResponse<byte[]> answer = asked.get("/i/" + name);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isEqualTo(Optional.of("5"));
        TestDatabase.execute(database, "alter table out_of_reach rename to picture_file");
        assertThat(asked.get("/i/" + name).statusCode()).isEqualTo(200);
    }

    private String tail() {
        return first.config().mail().relays().isEmpty()
                ? ""
                : TestPublication.relay(first.mail.getSmtp().getPort());
    }

    private String picture() {
        Matcher picture = PICTURE.matcher(asked.text("/letters/1"));
        assertThat(picture.find()).isTrue();
        return picture.group(1);
    }

    private Set<String> stored() {
        return TestDatabase.rows(database, "select name from picture_file").stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    private static Path images(TestPublication publication) {
        return publication.context().imageFolder();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

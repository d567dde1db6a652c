package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gazette.FeedServerProxy.Seen;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The feeds of the sample paper, read by newsboat, sfeed and rss2email from a server that runs.
@Tag("process")
class FeedReaderCompatibilityTest {
    private static final List<String> FEEDS =
            List.of("/feed.rss", "/feed.atom", "/lamplight/issues.rss", "/lamplight/issues.atom", "/dispatch/feed.rss");

    @TempDir
    static Path folder;

    private static FeedServerProxy host;

    @TempDir
    Path desk;

    /// An entry, as it was published or as a reader has it.
    private record Item(String id, String title, String author, Instant date) {}

    @BeforeAll
    static void open() {
        host = new FeedServerProxy(folder);
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void sfeedReadsEveryItem() throws Exception {
        for (String feed : FEEDS) {
            Path file = desk.resolve("feed");
            Files.write(file, host.get(feed).body());
            Path read = desk.resolve("read");
            run(new ProcessBuilder("sfeed").redirectInput(file.toFile()).redirectOutput(read.toFile()));
            List<Item> items = Files.readAllLines(read).stream()
                    .map(line -> line.split("\t", -1))
                    .map(cells ->
                            new Item(cells[5], cells[1], cells[6], Instant.ofEpochSecond(Long.parseLong(cells[0]))))
                    .toList();
            assertThat(items).as(feed).isEqualTo(published(feed));
        }
    }

    @Test
    void newsboatReadsEveryItem() throws Exception {
        for (String feed : FEEDS) {
            newsboat(feed);
            assertThat(inNewsboat(feed)).as(feed).containsExactlyInAnyOrderElementsOf(published(feed));
            Files.delete(desk.resolve("cache.db"));
        }
    }

    @Test
    void rss2emailMailsEveryItem() throws Exception {
        for (String feed : FEEDS) {
            Path mail = Files.createDirectories(desk.resolve("mail" + FEEDS.indexOf(feed)));
            rss2email(mail, "add", "paper", host.address(feed));
            rss2email(mail, "run");
            assertThat(mails(mail)).as(feed).containsExactlyInAnyOrderElementsOf(published(feed));
        }
    }

    @Test
    void whoAsksAgainIsToldThatNothingChangedAlsoAfterARestart() throws Exception {
        Path mail = Files.createDirectories(desk.resolve("mail"));
        rss2email(mail, "add", "rss", host.address("/feed.rss"));
        rss2email(mail, "add", "atom", host.address("/lamplight/feed.atom"));
        poll(mail);
        assertThat(statuses()).containsOnly(200);
        // newsboat keeps the tags of a feed only when it knows the feed already.
        poll(mail);
        byte[] bytes = host.get("/feed.rss").body();
        int mails = mails(mail).size();

        host.forget();
        poll(mail);
        poll(mail);
        assertThat(host.get("/feed.rss").body()).isEqualTo(bytes);
        host.restart();
        poll(mail);

        assertThat(host.seen())
                .hasSize(13)
                .filteredOn(seen -> !seen.by().startsWith("Java"))
                .hasSize(12)
                .allMatch(seen -> seen.etag().isPresent() && seen.status() == 304);
        assertThat(host.get("/feed.rss").body()).isEqualTo(bytes);
        assertThat(mails(mail)).hasSize(mails);

        anEditChangesTheTagAndNotTheId(mail, mails);
    }

    private void anEditChangesTheTagAndNotTheId(Path mail, int mails) throws Exception {
        String etag = host.get("/feed.rss").headers().firstValue("ETag").orElseThrow();
        List<String> ids = published("/feed.rss").stream().map(Item::id).toList();
        host.edit();
        assertThat(host.get("/feed.rss").headers().firstValue("ETag").orElseThrow())
                .isNotEqualTo(etag);
        assertThat(published("/feed.rss").stream().map(Item::id)).isEqualTo(ids);
        host.forget();
        poll(mail);
        assertThat(statuses()).containsExactly(200);
        assertThat(mails(mail)).hasSize(mails);
        // newsboat has an article of two feeds once, under one of them.
        assertThat(Stream.of("/feed.rss", "/lamplight/feed.atom")
                        .flatMap(feed -> inNewsboat(feed).stream())
                        .map(Item::id))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    /// What the JSON Feed says, which none of them reads.
    private static List<Item> published(String feed) throws Exception {
        String json = feed.replaceFirst("[a-z]+$", "json");
        var items = new ArrayList<Item>();
        for (JsonNode item : new ObjectMapper().readTree(host.get(json).body()).get("items")) {
            items.add(new Item(
                    item.at("/id").asText(),
                    item.at("/title").asText(),
                    item.at("/authors/0/name").asText(),
                    // None of them keeps more than seconds.
                    Instant.parse(item.at("/date_published").asText()).truncatedTo(ChronoUnit.SECONDS)));
        }
        assertThat(items).as(feed).isNotEmpty();
        return items;
    }

    private void poll(Path mail) throws Exception {
        newsboat("/feed.rss", "/lamplight/feed.atom");
        rss2email(mail, "run");
    }

    private static Set<Integer> statuses() {
        return host.seen().stream().map(Seen::status).collect(Collectors.toSet());
    }

    private void newsboat(String... feeds) throws Exception {
        Path urls = desk.resolve("urls");
        Files.write(urls, Arrays.stream(feeds).map(host::address).toList());
        Path settings = Files.writeString(desk.resolve("config"), "suppress-first-reload yes\n");
        Path cache = desk.resolve("cache.db");
        var program =
                new ProcessBuilder("newsboat", "-u", "" + urls, "-c", "" + cache, "-C", "" + settings, "-x", "reload");
        program.environment().put("HOME", desk.toString());
        run(program);
    }

    private List<Item> inNewsboat(String feed) {
        var items = new ArrayList<Item>();
        try (Connection cache = DriverManager.getConnection("jdbc:sqlite:" + desk.resolve("cache.db"));
                var query =
                        cache.prepareStatement("select guid, title, author, pubDate from rss_item where feedurl = ?")) {
            query.setString(1, host.address(feed));
            ResultSet row = query.executeQuery();
            while (row.next()) {
                items.add(new Item(
                        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochSecond(row.getLong(4))));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return items;
    }

    private void rss2email(Path mail, String... command) throws Exception {
        Path settings = desk.resolve(mail.getFileName() + ".cfg");
        if (Files.notExists(settings)) {
            Files.writeString(settings, """
                    [DEFAULT]
                    to = reader@example.com
                    from = rss@example.com
                    email-protocol = maildir
                    maildir-path = %s
                    maildir-mailbox = inbox
                    name-format = {author}
                    date-header = True
                    date-header-order = issued
                    """.formatted(mail));
        }
        Path data = desk.resolve(mail.getFileName() + ".json");
        var program = new ProcessBuilder("r2e", "-c", "" + settings, "-d", "" + data);
        program.command().addAll(List.of(command));
        program.environment().put("HOME", desk.toString());
        run(program);
    }

    private static List<Item> mails(Path mail) throws Exception {
        var items = new ArrayList<Item>();
        try (Stream<Path> files = Files.walk(mail)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    var message = new MimeMessage(null, bytes);
                    items.add(new Item(
                            message.getHeader("X-RSS-ID", null),
                            message.getSubject(),
                            Optional.ofNullable(((InternetAddress) message.getFrom()[0]).getPersonal())
                                    .orElse(""),
                            message.getSentDate().toInstant()));
                }
            }
        }
        return items;
    }

    private void run(ProcessBuilder program) throws Exception {
        Path log = desk.resolve("log");
        program.environment().put("LC_ALL", "C.UTF-8");
        program.redirectError(log.toFile());
        if (program.redirectOutput().equals(ProcessBuilder.Redirect.PIPE)) {
            program.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        assertThat(program.start().waitFor()).as(() -> read(log)).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DatabaseConfig;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A reader in a real browser, with their mail: subscribes, confirms, chooses, leaves and comes back. The pages are
/// pictured in `target/screenshots`.
@Tag("browser")
class SubscriberJourneyTest {
    private static final int PHONE = 375;
    private static final int MAILS = 100;
    /// Of each kind of link, the browser opens the first, and then some; `-Dexam=long` opens every link in it.
    private static final int EACH = "long".equals(System.getProperty("exam")) ? 1 : 25;

    @TempDir
    static Path folder;

    private static DemoProcess demo;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = new Browser(folder.resolve("profile"));
        demo = new DemoProcess(folder, SubscriberJourneyTest::adapt);
        browser.window(PHONE, 900, 1);
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable it :
                Stream.of(demo, browser).filter(it -> it != null).toList()) {
            it.close();
        }
    }

    /// Acceptance 1.
    @ParameterizedTest
    @CsvSource({"en, true", "en, false", "zh, true", "zh, false"})
    void aReaderSubscribesConfirmsChoosesLeavesAndComesBack(String language, boolean scripts) {
        browser.scripts(scripts);
        browser.dark(scripts);
        String address = "reader-" + language + "-" + scripts + "@example.org";
        var words = language.equals("zh")
                ? List.of("请查看您的邮箱", "订阅成功", "已保存", "您已退订", "您又订阅了")
                : List.of(
                        "Please look into your mailbox",
                        "You are subscribed",
                        "It is saved",
                        "You have left",
                        "You are on");
        String name = language + (scripts ? "-dark-" : "-light-");

        browser.open(demo.at("/subscribe?list=lamplight&lang=" + language));
        look(name + "subscribe");
        browser.type("#email", address);
        browser.press("#cadence-lamplight option[value=monthly]");
        browser.press("input[name=topic-lamplight][value=Time]");
        send(words.get(0));
        look(name + "sent");
        assertThat(membership(address)).isEqualTo("pending monthly Keeping things,Mail & feeds,Text & type");

        browser.open(link(address, "/confirm/"));
        look(name + "confirm");
        browser.press("main button");
        expect(words.get(1), name + "confirmed");
        assertThat(membership(address)).startsWith("active monthly");

        URI leaving = link(address, "/u/");
        browser.open(demo.at("/preferences?lang=" + language));
        look(name + "link");
        browser.type("#email", address);
        browser.press("form.choices button");
        expect(words.get(0), name + "linked");
        browser.open(link(address, "/preferences/"));
        look(name + "preferences");
        browser.press("#cadence-lamplight option[value=weekly]");
        browser.press("input[name=topic-lamplight][value=Time]");
        browser.press("input[name=topic-lamplight][value='Text & type']");
        browser.press("form.choices button");
        expect(words.get(2), name + "saved");
        assertThat(membership(address)).isEqualTo("active weekly Keeping things,Mail & feeds,Time");

        browser.open(leaving);
        look(name + "leave");
        browser.press("main form button");
        expect(words.get(3), name + "left");
        assertThat(membership(address)).startsWith("unsubscribed");
        browser.press("form[action$='/undo'] button");
        expect(words.get(4), name + "back");
        assertThat(membership(address)).isEqualTo("active weekly Keeping things,Mail & feeds,Time");
    }

    /// Acceptance 2.
    @Test
    void openingEveryLinkOfAHundredMailsChangesNothing() {
        browser.scripts(true);
        browser.open(demo.at("/subscribe?list=dispatch"));
        browser.type("#email", "opened@example.org");
        send("Please look into your mailbox");
        link("opened@example.org", "/confirm/");
        Set<URI> links = new LinkedHashSet<>();
        List<String> mails = demo.page("/mailbox").select(".boxes li a").eachAttr("href");
        assertThat(mails).hasSizeGreaterThanOrEqualTo(MAILS);
        mails.forEach(mail -> links.addAll(links(mail)));
        assertThat(links.stream().filter(link -> link.getPath().startsWith("/u/")))
                .hasSizeGreaterThanOrEqualTo(MAILS - 1);

        String before = database();
        int no = 0;
        Set<String> kinds = new HashSet<>();
        for (URI link : links) {
            assertThat(demo.ask("GET", link)).as(link.toString()).isLessThan(400);
            demo.ask("HEAD", link);
            if (kinds.add(kind(link)) || no++ % EACH == 0) {
                browser.open(link);
            }
        }
        assertThat(database()).isEqualTo(before);
    }

    /// Returns the beginning of a link's path, such as `/u/`.
    private static String kind(URI link) {
        return link.getPath().replaceFirst("^(/[^/]*/?).*", "$1");
    }

    /// A list with two cadences, and a hundred readers.
    private static void adapt(Path workspace) {
        var subscribers = new StringBuilder("email\n");
        for (int i = 0; i < MAILS; i++) {
            subscribers.append("reader").append(i).append("@example.com\n");
        }
        try {
            Path settings = workspace.resolve("gazette.yaml");
            Files.writeString(
                    settings,
                    Files.readString(settings).replaceFirst("cadences: \\[weekly]", "cadences: [weekly, monthly]"));
            Files.writeString(
                    workspace.resolve("schedules/monthly.yaml"),
                    "list: lamplight\ncadence: monthly\nwhen: monthly on the 1st 09:00\n");
            Files.writeString(workspace.resolve("subscribers/lamplight.csv"), subscribers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends the form; once more, if it was too soon after it came.
    private static void send(String words) {
        demo.await(() -> {
            boolean said = browser.text().contains(words);
            if (!said) {
                browser.pressIfThere("form.choices button");
            }
            return Optional.of(true).filter(_ -> said);
        });
    }

    private static void expect(String words, String name) {
        demo.await(() -> Optional.of(true).filter(_ -> browser.text().contains(words)));
        look(name);
    }

    /// Nothing is wrong with the open page; its picture is kept.
    private static void look(String name) {
        assertThat(browser.faults()).as(name).isEmpty();
        try {
            Path images = Path.of("target/screenshots/readers");
            Files.createDirectories(images);
            Files.write(images.resolve(name + ".png"), browser.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The link in a mail to a reader, when it has come.
    private static URI link(String address, String path) {
        return demo.await(() -> mails(address).stream()
                .flatMap(mail -> links(mail).stream())
                .filter(link -> link.getPath().startsWith(path))
                .findFirst());
    }

    /// The mails to a reader, the newest first.
    private static List<String> mails(String address) {
        Document mailbox = demo.page("/mailbox");
        for (Element box : mailbox.select(".boxes details")) {
            if (box.select(".address").text().equals(address)) {
                return box.select("li a").eachAttr("href");
            }
        }
        return List.of();
    }

    private static List<URI> links(String mail) {
        String text = demo.page(mail + "?tab=text").select("pre.text").text();
        var links = new ArrayList<URI>();
        Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+[^\\s)]*")
                .matcher(text)
                .results()
                .forEach(link -> links.add(URI.create(link.group())));
        return links;
    }

    private static String membership(String address) {
        return TestDatabase.rows(file(), """
                        select status || ' ' || cadence || ' ' || replace(topics, char(10), ',') from membership
                        join subscriber on subscriber.id = subscriber_id where address = '%s'
                        """.formatted(address)).getFirst().getFirst();
    }

    private static String database() {
        var all = new StringBuilder();
        for (List<String> table :
                TestDatabase.rows(file(), "select name from sqlite_master where type = 'table' order by name")) {
            all.append(table).append(TestDatabase.rows(file(), "select * from \"" + table.getFirst() + "\""));
        }
        return all.toString();
    }

    private static DatabaseConfig file() {
        return new DatabaseConfig.Sqlite(folder.resolve("paper/data/demo/gazette.db"));
    }
}

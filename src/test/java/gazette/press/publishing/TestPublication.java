package gazette.press.publishing;

import com.icegreen.greenmail.util.GreenMail;
import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.DatabaseConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.DeliveryState;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The shared cast of the tests: a small paper in a folder, with a real mail server and a clock that is set by hand.
public final class TestPublication implements AutoCloseable {
    /// A Monday, 08:00 in the paper's zone.
    public static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    public final Path folder;
    public final TestClock clock = new TestClock(MONDAY);
    public final GreenMail mail = new NoDelayGreenMail();
    private final String database;
    private AppContext context;

    /// A paper with one public list, one private one, two readers and one article; its database is an SQLite file.
    public TestPublication(Path folder) {
        this(folder, TestDatabase.SQLITE);
    }

    /// The same paper on one of the databases.
    public TestPublication(Path folder, TestDatabase kind) {
        this(folder, kind.fresh(folder));
    }

    /// The same paper on a database that has nothing in it.
    public TestPublication(Path folder, DatabaseConfig database) {
        this.folder = folder;
        this.database = settings(database);
        mail.start();
        write("gazette.yaml", settings(relay(mail.getSmtp().getPort())));
        write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\n");
        write("schedules/inner.yaml", "list: inner\nwhen: every Friday 08:00\n");
        write("subscribers/letters.csv", "email,name\nann@example.com,Ann\nbo@example.org,\"Bó, 王\"\n");
        write("subscribers/inner.csv", "email,name\ncy@example.com,Cy\n");
        article("first.md", "The first 第一篇", "2026-11-20", "Some text.");
        context = AppContext.open(config(), clock);
    }

    public static String relay(int port) {
        return "relays: {main: {host: 127.0.0.1, port: " + port + ", tls: none}}\n";
    }

    public static String settings(String relays) {
        return """
                publication: {title: Letters 来信, language: en, zone: Europe/Berlin, public_url: "http://127.0.0.1:8080", postal_address: 7 Harbour Lane}
                from: The Editor <editor@example.org>
                editors: [chief@example.org]
                sources: {seeds: {folder: seeds, cut_after: ['^© THE END']}}
                lists:
                  letters: {title: Letters 来信, topics: {Mail: [mail]}}
                  inner: {title: Inner, public: false}
                """ + relays;
    }

    public AppContext context() {
        return context;
    }

    /// Takes up changed settings.
    public void reread() {
        context = context.with(config());
    }

    /// Opens the workspace anew, as a process does that starts.
    public void restart() {
        context.close();
        context = AppContext.open(config(), clock);
    }

    public Config config() {
        return switch (new ConfigReader().read(folder, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config();
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }

    public ScheduleConfig schedule(String name) {
        return context.config().schedule(name);
    }

    /// Writes an article with front matter; old enough to be taken up at once.
    public void article(String file, String title, String date, String body, String... keys) {
        String front = "title: " + title + "\ndate: " + date + "\n" + String.join("\n", keys);
        write("seeds/" + file, "---\n" + front + "\n---\n\n" + body + "\n");
    }

    public void write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            boolean lacksDatabase = file.equals("gazette.yaml") && !content.contains("database:");
            Files.writeString(path, lacksDatabase ? content + database : content);
            Files.setLastModifiedTime(path, FileTime.from(clock.instant().minus(Duration.ofHours(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a schedule by hand, as `gazette publish` does, a minute after the last time.
    public ScheduleRun publish(String schedule) {
        return publish(schedule, OnErrors.STOP);
    }

    public ScheduleRun publish(String schedule, OnErrors onErrors) {
        clock.pass(Duration.ofMinutes(1));
        try {
            return new PublishByHand(context, schedule(schedule), onErrors, Set.of()).run(progress -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Subjects of what a reader got, in order.
    public List<String> subjectsTo(String subscriber) {
        return mailsTo(subscriber).stream().map(TestPublication::subject).toList();
    }

    public List<MimeMessage> mailsTo(String subscriber) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> to(message).equals(subscriber))
                .toList();
    }

    /// Everybody who got a mail, with how many.
    public Map<String, Long> counts() {
        return Arrays.stream(mail.getReceivedMessages())
                .collect(Collectors.groupingBy(TestPublication::to, Collectors.counting()));
    }

    /// Returns how many letters are in which state, by its word in the database.
    public static Map<String, Long> byWord(Map<DeliveryState, Long> letters) {
        return letters.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue));
    }

    public static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    public static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String settings(DatabaseConfig database) {
        return switch (database) {
            case DatabaseConfig.Sqlite sqlite -> "database: sqlite:" + sqlite.file() + "\n";
            case DatabaseConfig.Postgres postgres ->
                "database: {url: \"" + postgres + "\", user: " + postgres.user().orElseThrow() + "}\n";
        };
    }

    private static String to(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            requireTrueCounts();
        } finally {
            context.close();
            mail.stop();
        }
    }

    /// Whatever a test did to letters, the counts that are kept of them are right.
    private void requireTrueCounts() {
        context.store().read(tables -> {
            for (SendingIssue issue : tables.sending().latest(50)) {
                Map<DeliveryState, Long> kept = tables.deliveryCounts().of(issue.id());
                Map<DeliveryState, Long> rows = tables.deliveryStats().count(issue.id());
                if (!kept.equals(rows)) {
                    throw new AssertionError(issue.name() + " has " + rows + ", but the counts say " + kept);
                }
            }
            return true;
        });
    }
}

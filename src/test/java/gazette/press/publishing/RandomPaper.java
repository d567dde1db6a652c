package gazette.press.publishing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A paper drawn by chance: folders, feeds of a real server with bursts and entries without a date, subscribers with
/// languages, topics and cadences, schedules with limits, segments and tags.
final class RandomPaper implements AutoCloseable {
    private static final List<String> TAGS = List.of("a", "b", "c");
    private static final List<String> LANGUAGES = List.of("", "en", "zh", "zh-TW", "fr");
    private static final List<String> WORDS = List.of("Ink", "港口来信", "Tide & <Tar>", "Rope’s end", "Ééé", "信 and sail");

    final TestPublication publication;
    final List<String> schedules;
    private final Random random;
    private final HttpServer server;
    private final Map<String, List<String>> entries = new ConcurrentHashMap<>();
    private int articles;
    private int subscribers;

    RandomPaper(Path folder, long seed) {
        random = new Random(seed);
        server = server();
        publication = new TestPublication(folder, TestDatabase.SQLITE);
        publication.delete("seeds/first.md");
        publication.delete("schedules/weekly.yaml");
        publication.delete("schedules/inner.yaml");
        publication.write("gazette.yaml", settings());
        Map<String, String> files = schedules();
        files.forEach((name, text) -> publication.write("schedules/" + name + ".yaml", text));
        schedules = List.copyOf(files.keySet());
        if (seed % 4 != 0) {
            // The theme's looks take most of the time.
            publication.write("templates/plain/email.ftlh", """
                    <html><head><title>x</title></head><body>${preheader}
                    <#list issue.sections as section><h2>${section.title}</h2>
                    <#list section.articles as article><h3>${article.title}</h3></#list></#list>
                    <a href="${unsubscribe}">x</a></body></html>
                    """);
        }
        publication.reread();
        somethingHappens();
    }

    /// What comes between two issues: articles, edits, entries, subscribers, hours.
    void somethingHappens() {
        publication.clock.pass(Duration.ofMinutes(30 + random.nextInt(4 * 24 * 60)));
        repeat(1 + random.nextInt(5), this::article);
        entries.keySet().forEach(feed -> repeat(random.nextInt(random.nextInt(4) == 0 ? 15 : 4), () -> entry(feed)));
        subscribers();
        if (random.nextInt(3) == 0) {
            publication.write("schedules/s1.intro.md", "Words before issue " + articles + ".\n");
        }
    }

    String anySchedule() {
        return schedules.get(random.nextInt(schedules.size()));
    }

    boolean happens() {
        return random.nextBoolean();
    }

    private String settings() {
        var sources = new StringBuilder("sources:\n  seeds: {folder: seeds}\n  notes: {folder: notes}\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put("feed" + i, new ArrayList<>());
            sources.append("  feed" + i + ": {feed: \"http://127.0.0.1:"
                    + server.getAddress().getPort() + "/feed" + i
                    + "\", first: " + random.nextInt(6) + ", most: " + (2 + random.nextInt(6)) + ", tags: ["
                    + any(TAGS) + "]}\n");
        }
        return """
                publication: {title: Random, language: en, zone: Europe/Berlin, public_url: "http://127.0.0.1:8080", postal_address: 7 Harbour Lane}
                from: The Editor <editor@example.org>
                editors: [chief@example.org]
                fetch: {allow: [127.0.0.1]}
                lists:
                  letters: {title: Letters, cadences: [weekly, daily], topics: {A: [a], B: [b, c]}}
                """ + sources + TestPublication.relay(publication.mail.getSmtp().getPort());
    }

    private Map<String, String> schedules() {
        var files = new LinkedHashMap<String, String>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String cadence = i == 3 ? "daily" : "weekly";
            String text = "list: letters\ncadence: " + cadence + "\nwhen: every day 08:0" + i + "\n";
            text += "limit: " + (1 + random.nextInt(8)) + "\nfirst: " + (1 + random.nextInt(5)) + "\n";
            text += random.nextBoolean() ? "leftover: drop\n" : "";
            text += i == 2 ? any(List.of("segment: lang = zh\n", "tags: [a, b]\n", "languages: [en]\n")) : "";
            files.put("s" + i, text);
        }
        return files;
    }

    private void article() {
        int no = ++articles;
        Instant date = publication.clock.instant().minus(Duration.ofHours(random.nextInt(300) - 20));
        String front = "title: \"" + no + " " + any(WORDS) + "\"\ntags: [" + any(TAGS) + "]\n";
        front += random.nextInt(3) == 0 ? "" : "date: " + date + "\n";
        front += random.nextInt(5) == 0 ? "pin: true\n" : "";
        front += random.nextInt(6) == 0 ? "draft: true\n" : "";
        front += random.nextInt(5) == 0
                ? "send_after: " + publication.clock.instant().plus(Duration.ofHours(random.nextInt(40) - 20)) + "\n"
                : "";
        String folder = random.nextBoolean() ? "seeds/" : "notes/";
        publication.write(folder + no + ".md", "---\n" + front + "---\n\nText " + no + " of " + any(WORDS) + ".\n");
        if (random.nextInt(3) == 0) {
            publication.write(
                    folder + no + ".zh.md", "---\ntitle: 第" + no + "\n---\n\n第" + no + "篇 " + any(WORDS) + "。\n");
        }
    }

    private void entry(String feed) {
        int no = ++articles;
        Instant date = publication.clock.instant().minus(Duration.ofMinutes(random.nextInt(3000)));
        String dated = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
        entries.getOrDefault(feed, new ArrayList<>())
                .addFirst("<item><title>Entry " + no + "</title><link>https://example.org/" + no + "</link><guid>e" + no
                        + "</guid>" + (random.nextInt(3) == 0 ? "" : "<pubDate>" + dated + "</pubDate>")
                        + "<description>Words of the entry " + no + ".</description></item>");
    }

    private void subscribers() {
        subscribers += 1 + random.nextInt(4);
        String rows = IntStream.range(0, subscribers)
                .mapToObj(i -> "r" + i + "@example.com,"
                        + LANGUAGES.get(i * 7 % LANGUAGES.size())
                        + "," + (i % 4 == 0 ? "daily" : "weekly") + "," + (i % 3 == 0 ? "A" : i % 5 == 0 ? "B" : ""))
                .collect(Collectors.joining("\n"));
        publication.write("subscribers/letters.csv", "email,language,cadence,topics\n" + rows + "\n");
    }

    private void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private HttpServer server() {
        try {
            HttpServer answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answering.createContext("/", this::answer);
            answering.start();
            return answering;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String feed = exchange.getRequestURI().getPath().substring(1);
        String items = String.join("", entries.getOrDefault(feed, List.of()));
        byte[] bytes = ("<rss version=\"2.0\"><channel><title>" + feed + "</title><link>https://example.org/</link>"
                        + items + "</channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        publication.close();
        server.stop(0);
    }
}

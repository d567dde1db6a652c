package gazette.bench;

import gazette.articles.StoredArticle;
import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.InvalidArticle;
import gazette.articles.parsing.ParseResult;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.config.DkimKey.Algorithm;
import gazette.config.FolderConfig;
import gazette.issues.DeliveryState;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.publishing.PublishSchedule;
import gazette.press.upkeep.MakeDkimKey;
import gazette.press.workspace.AppContext;
import gazette.sources.folders.ArticleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Creates a workspace to measure with: one list with many subscribers, one article of a given size.
final class BenchWorkspace implements AutoCloseable {
    private static final int ROWS = 20_000;
    private static final Instant DATE = Instant.parse("2026-01-05T08:00:00Z");

    private final Path folder;
    private final AppContext context;

    /// A paper in an empty folder.
    ///
    /// @param settings further lines of gazette.yaml
    /// @param dkim whether its letters are signed, with a new RSA key
    BenchWorkspace(Path folder, String settings, boolean dkim, Map<String, String> environment) throws IOException {
        this.folder = folder;
        write("gazette.yaml", """
                publication: {title: Bench, language: en, zone: UTC, public_url: "https://bench.example.org"}
                from: Bench <bench@example.org>
                sources: {seeds: {folder: seeds}}
                sending: {canary: 0}
                lists:
                  warm: {title: Warm}
                  bench: {title: Bench}
                """ + settings + (dkim ? "dkim: {bench: {domain: example.org}}\n" : ""));
        if (dkim) {
            new MakeDkimKey(folder).run("bench", "example.org", Algorithm.RSA);
        }
        for (String list : new String[] {"warm", "bench"}) {
            write("schedules/" + list + ".yaml", "list: " + list + "\nwhen: every Monday 08:00\n");
        }
        Files.createDirectories(folder.resolve("subscribers"));
        context = AppContext.open(config(environment), InstantSource.system());
    }

    AppContext context() {
        return context;
    }

    /// Adds readers to a list, in files of some thousands, as an import of many would.
    void addReaders(String list, int subscribers) throws IOException {
        Path file = folder.resolve("subscribers/" + list + ".csv");
        for (int from = 0; from < subscribers; from += ROWS) {
            Files.writeString(
                    file,
                    IntStream.range(from, Math.min(from + ROWS, subscribers))
                            .mapToObj(i -> "r" + i + "@" + list + i % 100 + ".example.com,Reader " + i + "\n")
                            .collect(Collectors.joining("", "email,name\n", "")));
            new ImportListFiles(context).run();
        }
        Files.deleteIfExists(file);
    }

    /// Makes an issue of one article and freezes it.
    ///
    /// @param letterBytes about so large its letters are
    long freeze(String list, int letterBytes) throws IOException {
        write(
                "seeds/" + list + ".md",
                "---\ntitle: An article of " + letterBytes + "\ndate: 2026-01-01\n---\n\n" + words(letterBytes));
        return runOf(list);
    }

    /// Makes an issue of one article as people write them; of other readers than on the web there are none.
    void publish(int number, int articleBytes) throws IOException {
        String file = "seeds/" + number + ".md";
        write(file, SampleArticles.markdown(number, articleBytes));
        runOf("bench");
        Files.delete(folder.resolve(file));
    }

    /// Returns an article as people write them, with its HTML; it is not stored.
    StoredArticle article(int number, int bytes) {
        var articles = new FolderConfig("bench", folder, List.of(), 1);
        Path path = Path.of(number + ".md");
        byte[] text = SampleArticles.markdown(number, bytes).getBytes(StandardCharsets.UTF_8);
        ParseResult read = new ArticleParser(context.config().publication())
                .parse(new ArticleFile("bench", path, folder.resolve(path), text, DATE), articles);
        return switch (read) {
            case ParsedArticle ready ->
                new StoredArticle(number, "a-" + number, "tag:" + number, DATE, DATE, ready.article());
            case InvalidArticle unreadable ->
                throw new IllegalStateException(unreadable.faults().toString());
        };
    }

    /// How many letters of a run's issue were accepted.
    long accepted(long run) {
        return context.store()
                .read(tables -> tables.deliveryCounts().ofRun(run))
                .getOrDefault(DeliveryState.ACCEPTED, 0L);
    }

    @Override
    public void close() {
        context.close();
    }

    private long runOf(String list) {
        ScheduleRun run = new PublishSchedule(context, context.config().schedule(list))
                .run(Instant.now().truncatedTo(ChronoUnit.MILLIS), ScheduleRun.Occasion.MANUAL)
                .orElseThrow();
        if (run.outcome() != ScheduleRun.Outcome.RUNNING) {
            throw new IllegalStateException("the issue was not made: " + run.summary());
        }
        return run.id();
    }

    private Config config(Map<String, String> environment) {
        return switch (new ConfigReader().read(folder, environment)) {
            case ConfigReadResult.Valid valid -> valid.config();
            case ConfigReadResult.Invalid invalid ->
                throw new IllegalArgumentException(invalid.faults().toString());
        };
    }

    /// Returns the article's text. The text part and the HTML part hold it once each, in quoted-printable, beside what
    /// every mail holds.
    private static String words(int letterBytes) {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.length() < (letterBytes - 7_700) / 2.14) {
            text.append((char) ('a' + random.nextInt(26)));
            text.append(random.nextInt(6) == 0 ? " " : "");
            text.append(random.nextInt(400) == 0 ? "\n\n" : "");
        }
        return text.append("\nend\n").toString();
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    }
}

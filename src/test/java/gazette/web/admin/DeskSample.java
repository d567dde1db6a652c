package gazette.web.admin;

import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.CatchUpRuns;
import gazette.press.publishing.ReviewIssues;
import gazette.press.publishing.TestPublication;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.SkipHoursAndDays;
import gazette.sources.http.CacheValidators;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.sources.polling.FeedState;
import gazette.sources.polling.PollSchedule;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fills a paper so that each page of the desk has something to show, with markup in every name that others choose.
public final class DeskSample {
    /// Sets a mark if a page lets it run.
    public static final String CANARY =
            "<script>top.canary=1</script><img src=x onerror=top.canary=2>\"'><svg onload=top.canary=3>";

    private static final String FEED = "http://127.0.0.1:9/feed.xml";

    private DeskSample() {}

    /// Fills a fresh paper.
    public static void fill(TestPublication paper) {
        paper.write("gazette.yaml", settings(paper));
        paper.write(
                "schedules/daily.yaml", "list: letters\nwhen: every day 02:30\nzone: America/New_York\nreview: 60m\n");
        paper.write("subscribers/letters.csv", subscribers());
        paper.reread();
        new ImportListFiles(paper.context()).run();
        articles(paper, "old", 3);
        IngestSources.run(paper.context());
        paper.publish("weekly");
        articles(paper, "new", 6);
        paper.article("draft.md", "'A draft'", "2026-11-21", "Not yet.", "draft: true");
        IngestSources.run(paper.context());
        Instant now = paper.clock.instant();
        paper.context().store().change(tables -> addFeed(tables, now));
        new CatchUpRuns(paper.context()).run();
        new ReviewIssues(paper.context()).run();
    }

    private static void articles(TestPublication paper, String name, int number) {
        for (int i = 0; i < number; i++) {
            paper.article(
                    name + i + ".md",
                    "'" + i + " " + name + " " + CANARY.replace("'", "''") + "'",
                    "2026-11-2" + i,
                    "Some *text*.\n\n" + CANARY,
                    "tags: [mail]");
        }
    }

    private static String settings(TestPublication paper) {
        return TestPublication.settings(
                                TestPublication.relay(paper.mail.getSmtp().getPort()))
                        .replace("seeds: {folder: seeds,", "wire: {feed: \"" + FEED + "\"}, seeds: {folder: seeds,")
                + "web: {desk_writes: [seeds]}\n";
    }

    private static String subscribers() {
        var csv = new StringBuilder("email,name\nann@example.com,Ann\n");
        for (int i = 0; i < 60; i++) {
            csv.append("reader")
                    .append(i)
                    .append("@example.org,\"")
                    .append(CANARY.replace("\"", "\"\""))
                    .append("\"\n");
        }
        return csv.toString();
    }

    private static void addFeed(Tables tables, Instant now) {
        var poll = new PollSchedule(now, now, Duration.ofHours(1), SkipHoursAndDays.NONE, Optional.empty());
        tables.feeds()
                .put(new FeedState(
                        "wire",
                        FEED,
                        FEED,
                        CacheValidators.NONE,
                        poll,
                        Optional.of(now.minus(Duration.ofHours(50))),
                        4,
                        CANARY,
                        false));
        var entries = new ArrayList<ClassifiedEntry>();
        for (int i = 0; i < 60; i++) {
            entries.add(new ClassifiedEntry(entry(i, now), "entry" + i, Fate.HELD, List.of("entry" + i)));
        }
        tables.heldEntries().keep("wire", Optional.empty(), entries, now);
    }

    private static Entry entry(int number, Instant now) {
        return new Entry(
                Optional.of("entry" + number),
                CANARY + number,
                Optional.of("https://wire.example.com/" + number),
                CANARY,
                CANARY,
                Optional.of(CANARY),
                Optional.of(now),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}

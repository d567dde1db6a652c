package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.feeds.BuildFeedDocuments;
import gazette.press.feeds.FeedCatalogue;
import gazette.press.feeds.RenderedFeed;
import gazette.press.upkeep.CheckWorkspace;
import gazette.render.FeedFormat;
import gazette.render.RenderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check`, `preview`, a run and the web make of a feed template that somebody has changed.
class FeedReadBackTest {
    private static final String RSS = "templates/feeds/rss.ftlx";
    private static final String NO_ESCAPE = "<title>${item.title?no_esc}</title>";

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
    void aWrongTemplateStopsTheRunBeforeItsFirstMail() throws IOException {
        changeRss("<pubDate>${item.rssPublished}</pubDate>", "");
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.summary()).startsWith(RSS).contains("the date of the entry “Sample” is missing");
        assertThat(publication.mailsTo("ann@example.com")).isEmpty();
    }

    @Test
    void aWrongTemplateIsAnErrorOfCheck() throws IOException {
        changeRss("<#list feed.items as item>", "<#list feed.items + feed.items as item>");
        assertThat(new CheckWorkspace(publication.clock).run(folder, Map.of()).faults())
                .singleElement()
                .asString()
                .startsWith(RSS + ":");
    }

    @Test
    void aWrongTemplateStopsAPreview() throws IOException {
        changeRss("${item.id}", "x");
        assertThatThrownBy(this::preview).isInstanceOf(RenderException.class).hasMessageStartingWith(RSS);
    }

    @Test
    void noFeedIsServedFromAWrongTemplate() throws IOException {
        publication.publish("weekly");
        changeRss("${item.id}", "x");
        assertThatThrownBy(() -> feed("/letters/feed", FeedFormat.RSS)).isInstanceOf(RenderException.class);
        assertThat(feed("/letters/feed", FeedFormat.ATOM).text()).contains("The first");
    }

    @Test
    void aPrivateListHasNoFeedThatCouldStopItsRun() throws IOException {
        changeRss("${item.id}", "x");
        assertThat(publication.publish("inner").outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void anArticleThatBreaksOnlyItselfIsLeftOutAndTheRunGoesOn() throws IOException {
        changeRss("<title>${item.title}</title>", NO_ESCAPE);
        publication.article("second.md", "Salt & Vinegar", "2026-11-21", "Some text.");
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(publication.counts()).hasSize(2);
        assertThat(reasons(run))
                .extracting(Reason::subject)
                .containsExactly("Salt & Vinegar", "Letters 来信 #1: Salt & Vinegar");
        assertThat(reasons(run)).allSatisfy(reason -> {
            assertThat(reason.detail())
                    .startsWith("left out of the feed in RSS: " + RSS + ":")
                    .contains("the feed is not well-formed");
        });
    }

    /// The JDK's parser counts every escaped bracket of a document, as a guard against what a document type can do.
    @Test
    void anArticleOfManyElementsIsInTheFeeds() {
        publication.article("second.md", "Table", "2026-11-21", "| a |\n|---|\n" + "| b |\n".repeat(20_000));
        publication.publish("weekly");
        for (FeedFormat format : FeedFormat.values()) {
            assertThat(feed("/letters/feed", format).omitted())
                    .as(format.title())
                    .isEmpty();
        }
    }

    @Test
    void anArticleThatATemplateFailsOnIsLeftOutOfThatFeedOnly() throws IOException {
        changeRss("<title>${item.title}</title>", "<title>${item.title?substring(3)}</title>");
        publication.article("second.md", "X", "2026-11-21", "Some text.");
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(reasons(run)).extracting(Reason::subject).containsExactly("X");
        assertThat(feed("/letters/feed", FeedFormat.RSS).omitted()).hasSize(1);
    }

    @Test
    void anEntryThatIsLeftOutIsInTheOtherFormats() throws IOException {
        changeRss("<title>${item.title}</title>", NO_ESCAPE);
        publication.article("second.md", "Salt & Vinegar", "2026-11-21", "Some text.");
        publication.publish("weekly");
        RenderedFeed rss = feed("/letters/feed", FeedFormat.RSS);
        assertThat(rss.text()).contains("The first").doesNotContain("Vinegar");
        assertThat(rss.omitted()).hasSize(1);
        assertThat(feed("/letters/feed", FeedFormat.ATOM).text()).contains("The first", "Vinegar");
        assertThat(feed("/letters/feed", FeedFormat.JSON).text()).contains("The first", "Vinegar");
    }

    @Test
    void anArticleWhoseDateComesOutWrongIsLeftOut() throws IOException {
        changeRss(
                "<pubDate>${item.rssPublished}</pubDate>",
                "<pubDate><#if item.title?contains('second')>2026<#else>${item.rssPublished}</#if></pubDate>");
        publication.article("second.md", "The second", "2026-11-21", "Some text.");
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(reasons(run)).first().satisfies(reason -> {
            assertThat(reason.subject()).isEqualTo("The second");
            assertThat(reason.detail()).contains("the date of the entry “The second” is");
        });
        assertThat(feed("/letters/feed", FeedFormat.RSS).text()).doesNotContain("The second</title>");
    }

    @Test
    void twoArticlesThatBreakOnlyTogetherAreLeftOut() throws IOException {
        changeRss("<#list feed.items as item>", "<#list (feed.items?size gt 2)?then([], feed.items) as item>");
        publication.article("second.md", "The second", "2026-11-21", "Some text.");
        publication.article("third.md", "The third", "2026-11-22", "Some text.");
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(reasons(run))
                .extracting(Reason::subject)
                .containsExactlyInAnyOrder("The first 第一篇", "The second", "The third");
    }

    @Test
    void anIssueThatBreaksItsEntryIsLeftOutOfTheFeedOfIssues() throws IOException {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nsubject: This & that\n");
        changeRss("<title>${item.title}</title>", NO_ESCAPE);
        ScheduleRun run = publication.publish("weekly");
        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(reasons(run)).extracting(Reason::subject).containsExactly("This & that");
        assertThat(feed("/letters/issues", FeedFormat.RSS).text()).doesNotContain("<item>");
    }

    @Test
    void aPreviewLeavesTheEntryOutAndSaysSo() throws IOException {
        changeRss("<title>${item.title}</title>", NO_ESCAPE);
        publication.article("second.md", "Salt & Vinegar", "2026-11-21", "Some text.");
        PreviewSchedule.Preview preview = preview();
        assertThat(new String(preview.files().get("feed.rss"), StandardCharsets.UTF_8))
                .contains("The first")
                .doesNotContain("Vinegar");
        assertThat(preview.reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.FAULTY)
                .extracting(Reason::subject)
                .containsExactly("Salt & Vinegar", "Letters 来信 #1: Salt & Vinegar");
    }

    private PreviewSchedule.Preview preview() {
        return new PreviewSchedule(publication.context())
                .run(publication.schedule("weekly"), PreviewSchedule.Wish.PLAIN);
    }

    private List<Reason> reasons(ScheduleRun run) {
        return publication.context().store().read(tables -> tables.runs().get(run.id())).reasons().stream()
                .filter(reason -> reason.kind() == ReasonKind.FAULTY)
                .toList();
    }

    private RenderedFeed feed(String path, FeedFormat format) {
        var context = publication.context();
        return context.store()
                .read(tables -> new BuildFeedDocuments(context.config(), context.themes())
                        .current(
                                new FeedCatalogue(context.config(), context.themes())
                                        .find(path, tables)
                                        .orElseThrow(),
                                format,
                                tables));
    }

    private void changeRss(String from, String to) throws IOException {
        String original = Files.readString(Path.of(RSS));
        assertThat(original).contains(from);
        publication.write(RSS, original.replace(from, to));
        publication.reread();
    }
}

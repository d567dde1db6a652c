package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.picking.ExplainArticle;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whose fault an error of a letter is: an article's costs that article, the theme's stops the run.
class LeftOutArticlesTest {
    /// Makes an address of each author, wrongly.
    private static final String THEME = """
            <html><head><title>${issue.title}</title></head><body><div style="display:none">${preheader}</div>
            <#list issue.articles as article><h2>${article.title}</h2>${article.html?no_esc}
            <#if article.author??><p><a href="https://people.news/${article.author}">More</a></p></#if></#list>
            <p>${paper.postalAddress!} <a href="${unsubscribe}">Leave</a></p></body></html>
            """;

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        theme(THEME);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void anArticleWithWhichTheLetterIsWrongCostsItselfOnly() {
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Ann Lee");
        publication.article("good.md", "The good", "2026-11-19", "Text.", "author: Bo");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(titles(run, ReasonKind.PICKED)).containsExactly("The first 第一篇", "The good");
        assertThat(titles(run, ReasonKind.LEFT_OUT)).containsExactly("The bad");
        assertThat(run.summary()).contains("3 found", "1 left out: 'https://people.news/Ann Lee' has a space");
        assertThat(publication.subjectsTo("chief@example.org")).containsExactly("Articles were left out of weekly");
        assertThat(new ExplainArticle(publication.context()).explain("bad.md"))
                .anyMatch(line -> line.contains("left out: 'https://people.news/Ann Lee' has a space"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftOutIsNotTriedAgainAsItIsAndGoesOutWhenItIsMended(TestDatabase kind) {
        publication.close();
        publication = new TestPublication(folder, kind);
        theme(THEME);
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Ann Lee");
        publication.publish("weekly");
        ScheduleRun second = publication.publish("weekly");
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Ann");
        ScheduleRun third = publication.publish("weekly");

        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(titles(second, ReasonKind.LEFT_OUT)).isEmpty();
        assertThat(publication.mailsTo("chief@example.org")).hasSize(1);
        assertThat(third.outcome()).isEqualTo(Outcome.SENT);
        assertThat(publication.subjectsTo("ann@example.com")).last().isEqualTo("Letters 来信 #2: The bad");
    }

    @Test
    void anEditorMaySendItAsItIs() {
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Ann Lee");
        publication.publish("weekly");
        ScheduleRun run = publication.publish("weekly", OnErrors.SEND);

        assertThat(run.outcome()).isEqualTo(Outcome.SENT);
        assertThat(titles(run, ReasonKind.PICKED)).containsExactly("The bad");
        assertThat(publication.subjectsTo("bo@example.org")).hasSize(2);
        assertThat(publication.publish("weekly").outcome()).isEqualTo(Outcome.NOTHING);
    }

    @Test
    void badArticlesTakeNoRoomFromGoodOnes() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 2\nfirst: 9\n");
        publication.reread();
        IntStream.rangeClosed(1, 5)
                .forEach(i -> publication.article(i + ".md", "Bad " + i, "2026-11-21", "Text.", "author: A " + i));
        ScheduleRun run = publication.publish("weekly");

        assertThat(titles(run, ReasonKind.PICKED)).containsExactly("The first 第一篇");
        assertThat(titles(run, ReasonKind.LEFT_OUT)).hasSize(5);
    }

    @Test
    void aRunWithNothingButBadArticlesSendsNothingAndTellsTheEditorOnce() {
        publication.publish("weekly");
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Ann Lee");
        ScheduleRun run = publication.publish("weekly");
        publication.publish("weekly");

        assertThat(run.outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(run.summary()).startsWith("1 found, 1 left out: 'https://people.news/Ann Lee' has a space");
        assertThat(publication.mailsTo("chief@example.org")).hasSize(1);
    }

    @Test
    void anArticleThatATemplateFailsOnCostsItselfOnly() {
        theme(THEME.replace("${article.author}", "${article.author?substring(3)}"));
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Al");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).as("%s", run.reasons()).isEqualTo(Outcome.SENT);
        assertThat(titles(run, ReasonKind.LEFT_OUT)).containsExactly("The bad");
        assertThat(run.summary()).contains("templates/plain/email.ftlh:3");
    }

    @Test
    void anArticleThatTheFeedOfIssuesFailsOnCostsItselfOnly() {
        publication.write(
                "templates/plain/feed_issue.ftlh",
                "<#list issue.articles as article><h2>${article.title?substring(3)}</h2></#list>");
        publication.article("bad.md", "X", "2026-11-21", "Text.");
        publication.reread();
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).as("%s", run.reasons()).isEqualTo(Outcome.SENT);
        assertThat(titles(run, ReasonKind.LEFT_OUT)).containsExactly("X");
    }

    @Test
    void whatTheThemeDoesToEveryArticleStopsTheRun() {
        theme(THEME.replace("https://people.news/", "https://people news/"));
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Bo");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(titles(run, ReasonKind.LEFT_OUT)).isEmpty();
    }

    @Test
    void articlesThatAreTooMuchTogetherWaitInTurn() {
        theme(THEME.replace("<h2>", "<p>${''?left_pad(20000, 'word ')}</p><h2>"));
        IntStream.range(0, 8).forEach(i -> publication.article(i + ".md", "No. " + i, "2026-11-21", "Text."));
        ScheduleRun first = publication.publish("weekly");
        ScheduleRun second = publication.publish("weekly");

        assertThat(first.outcome()).as("%s", first.summary()).isEqualTo(Outcome.SENT);
        assertThat(titles(first, ReasonKind.WAITING)).hasSize(4);
        assertThat(titles(second, ReasonKind.PICKED))
                .containsExactlyInAnyOrderElementsOf(titles(first, ReasonKind.WAITING));
        assertThat(publication.mailsTo("chief@example.org")).isEmpty();
    }

    @Test
    void anArticleThatIsTooLargeForAPrivateListIsLeftOutOfIt() {
        publication.article("novel.md", "The novel", "2026-11-21", "word ".repeat(21_000));
        ScheduleRun run = publication.publish("inner");

        assertThat(run.outcome()).as("%s", run.reasons()).isEqualTo(Outcome.SENT);
        assertThat(titles(run, ReasonKind.LEFT_OUT)).containsExactly("The novel");
        assertThat(titles(publication.publish("weekly"), ReasonKind.PICKED)).contains("The novel");
    }

    @Test
    void aPreviewLeavesOutTheSame() {
        publication.article("bad.md", "The bad", "2026-11-21", "Text.", "author: Ann Lee");
        var preview = new PreviewSchedule(publication.context())
                .run(publication.schedule("weekly"), PreviewSchedule.Wish.PLAIN);

        assertThat(preview.lintReport().orElseThrow().errors()).isEmpty();
        assertThat(preview.reasons())
                .anyMatch(reason ->
                        reason.kind() == ReasonKind.LEFT_OUT && reason.subject().equals("The bad"));
    }

    private void theme(String email) {
        publication.write("templates/plain/email.ftlh", email);
        publication.reread();
    }

    private static List<String> titles(ScheduleRun run, ReasonKind kind) {
        return run.reasons().stream()
                .filter(reason -> reason.kind() == kind)
                .map(Reason::subject)
                .toList();
    }
}

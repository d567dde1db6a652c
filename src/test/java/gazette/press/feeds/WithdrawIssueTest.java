package gazette.press.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.StoredArticle;
import gazette.issues.Issue;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.ControlIssue;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.store.EditorEventTable.AuditEntry;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An issue that should not have been.
class WithdrawIssueTest {
    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.publish("weekly");
        publication.article("mistake.md", "A mistake", "2026-11-22", "Sorry.", "tags: [mail, mistakes]");
        publication.publish("weekly");
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void itGoesAtOnceFromPagesAndFeedsWithTheArticlesThatNoOtherIssueHolds() {
        assertThat(orders().withdraw(issue(2))).contains(List.of("A mistake"));

        for (String path : read(this::paths)) {
            assertThat(feed(path)).as(path).doesNotContain("mistake");
        }
        assertThat(read(this::paths)).doesNotContain("/tag/mistakes").contains("/feed");
        Optional<Issue> found = read(tables -> tables.issues().find("letters", 2));
        assertThat(found).isEmpty();
        assertThat(onFront()).containsExactly("The first 第一篇");
    }

    @Test
    void anArticleThatAnotherIssueHoldsStays() {
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        .replace("public: false", "public: true"));
        publication.reread();
        publication.publish("inner");

        assertThat(orders().withdraw(issue(2))).contains(List.of());
        assertThat(feed("/feed")).contains("A mistake");
        assertThat(feed("/letters/feed")).doesNotContain("A mistake");
    }

    @Test
    void mailsThatWentOutStayAsTheyAreAndTheOrderIsWrittenDown() {
        orders().withdraw(issue(2));

        assertThat(publication.subjectsTo("ann@example.com")).hasSize(2);
        Map<String, Long> letters =
                TestPublication.byWord(read(tables -> tables.deliveryStats().count(2)));
        assertThat(letters).containsEntry("accepted", 2L);
        List<AuditEntry> orders = read(tables -> tables.events().auditEntries("letters/2"));
        assertThat(orders).extracting(AuditEntry::action).containsExactly("withdraw");
        assertThat(orders().withdraw(issue(2))).isEmpty();
    }

    @Test
    void itComesBackWhereItWasAndItsFeedsDateGoesOn() {
        String before = feed("/letters/feed");
        publication.clock.pass(Duration.ofHours(1));
        orders().withdraw(issue(2));
        String without = feed("/letters/feed");
        publication.clock.pass(Duration.ofHours(1));

        assertThat(orders().restore(issue(2))).contains(List.of("A mistake"));
        String after = feed("/letters/feed");
        assertThat(after.replace(updated(after), updated(before))).isEqualTo(before);
        assertThat(updated(without)).isGreaterThan(updated(before)).isLessThan(updated(after));
        assertThat(orders().restore(issue(2))).isEmpty();
    }

    private static String updated(String atom) {
        var match = Pattern.compile("<updated>(.*?)</updated>").matcher(atom);
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private List<String> onFront() {
        List<StoredArticle> articles = read(tables -> tables.articles()
                .byIds(tables.publicArticles().first(publication.context().publicListIds(tables), 9)));
        return articles.stream().map(stored -> stored.article().title()).toList();
    }

    private ControlIssue orders() {
        return new ControlIssue(publication.context());
    }

    private SendingIssue issue(int number) {
        return orders().find("letters/" + number).orElseThrow();
    }

    private List<String> paths(Tables tables) {
        return new FeedCatalogue(
                        publication.context().config(), publication.context().themes())
                .all(tables).stream().map(FeedDefinition::path).toList();
    }

    private String feed(String path) {
        var context = publication.context();
        return read(tables -> new BuildFeedDocuments(context.config(), context.themes())
                .current(
                        new FeedCatalogue(context.config(), context.themes())
                                .find(path, tables)
                                .orElseThrow(),
                        FeedFormat.ATOM,
                        tables)
                .text());
    }

    private <T> T read(Function<Tables, T> work) {
        return publication.context().store().read(work);
    }
}

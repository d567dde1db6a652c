package gazette.issues;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.config.ArticleFilter;
import gazette.config.Cadence;
import gazette.config.Cron;
import gazette.config.FromAddress;
import gazette.config.IssueLimits;
import gazette.config.IssuePresentation;
import gazette.config.ListConfig;
import gazette.config.ListMailConfig;
import gazette.config.ScheduleConfig;
import gazette.config.ScheduleRecipients;
import gazette.config.ScheduleTiming;
import gazette.config.SignupConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What goes into an issue, in which order and under which heading, and how it is accounted for.
class PickerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final StoredArticle OLD = article("old", 1, false, "mail");
    private static final StoredArticle MIDDLE = article("middle", 5, false, "time");
    private static final StoredArticle NEW = article("new", 9, false);
    private static final StoredArticle PINNED = article("pinned", 2, true, "time");
    private static final StoredArticle FUTURE = article("future", 28, false);

    @Test
    void theNewestComeFirstBehindThePinned() {
        assertThat(names(picker(10, true, 10, false).pick(List.of(OLD, MIDDLE, PINNED, NEW))))
                .containsExactly("pinned", "new", "middle", "old");
    }

    @Test
    void aFullIssueTakesThoseThatWaitedLongestAndLetsTheRestWait() {
        PickResult result = picker(2, true, 10, false).pick(List.of(OLD, NEW, MIDDLE));

        assertThat(names(result)).containsExactly("new", "old");
        assertThat(result.dropped()).isEmpty();
        assertThat(result.reasons()).contains(Reason.about(MIDDLE, ReasonKind.WAITING, "the issue is full at 2"));
    }

    @Test
    void whereTheRestIsDroppedAFullIssueTakesTheNewest() {
        PickResult result = picker(2, false, 10, false).pick(List.of(OLD, NEW, MIDDLE));

        assertThat(names(result)).containsExactly("new", "middle");
        assertThat(result.dropped()).containsExactly(OLD);
    }

    @Test
    void theVeryFirstIssueLooksAtTheNewestAndPassesOverTheRest() {
        PickResult result = picker(1, true, 2, true).pick(List.of(OLD, NEW, MIDDLE));

        assertThat(names(result)).containsExactly("new");
        assertThat(result.passedOver()).containsExactly(OLD);
        assertThat(result.reasons())
                .extracting(Reason::kind)
                .containsExactly(ReasonKind.PICKED, ReasonKind.WAITING, ReasonKind.PASSED_OVER);
    }

    @Test
    void whatIsDatedInTheFutureIsHeldAndTakesNoRoom() {
        PickResult result = picker(1, true, 10, false).pick(List.of(FUTURE, OLD));

        assertThat(names(result)).containsExactly("old");
        assertThat(result.reasons().getFirst().toString())
                .isEqualTo("held: future (dated in the future, 2026-11-28T00:00Z)");
    }

    @Test
    void sectionsFollowTheTopicsAndNoneIsEmpty() {
        List<Section> sections = new SectionBuilder(list()).sections(List.of(PINNED, NEW, MIDDLE, OLD));

        assertThat(sections).extracting(Section::title).containsExactly("", "Mail", "Clocks", "");
        assertThat(sections.stream().flatMap(section -> section.articles().stream()))
                .containsExactly(PINNED, OLD, MIDDLE, NEW);
    }

    @Test
    void aSummaryIsOneLine() {
        var reasons = List.of(
                new Reason(ReasonKind.PICKED, "a", ""),
                new Reason(ReasonKind.PICKED, "b", ""),
                new Reason(ReasonKind.HELD, "c", "dated in the future"),
                new Reason(ReasonKind.DUPLICATE, "d.md", "the same as a.md"),
                new Reason(ReasonKind.FAULTY, "e.md:1", "empty"),
                new Reason(ReasonKind.FAULTY, "f.md:1", "empty"));

        assertThat(RunSummaryText.ofChoice(reasons))
                .isEqualTo("3 found, 1 held: dated in the future, 1 duplicate: the same as a.md, 2 faulty");
        assertThat(RunSummaryText.ofChoice(List.of())).isEqualTo("nothing new");
        assertThat(RunSummaryText.ofDeliveryCounts(Map.of(DeliveryState.FAILED, 1L, DeliveryState.ACCEPTED, 11L)))
                .isEqualTo("11 accepted, 1 failed");
        assertThat(RunSummaryText.ofDeliveryCounts(Map.of())).isEqualTo("no subscribers");
    }

    private static ArticlePicker picker(int limit, boolean carriesOver, int first, boolean veryFirst) {
        var schedule = new ScheduleConfig(
                "weekly",
                Path.of("schedules/weekly.yaml"),
                new ScheduleRecipients("letters", Cadence.WEEKLY, Optional.empty()),
                new ScheduleTiming(
                        Cron.parse("every Monday 08:00"), ZoneOffset.UTC, Duration.ofHours(6), false, List.of()),
                ArticleFilter.ALL,
                new IssueLimits(limit, carriesOver, first),
                IssuePresentation.DEFAULTS,
                Optional.empty());
        return new ArticlePicker(
                new PickRules(schedule, Set.of("seeds"), Set.of(), Map.of(), IssueDraft.empty("weekly")),
                veryFirst,
                NOW.atZone(ZoneOffset.UTC));
    }

    private static ListConfig list() {
        var topics = new LinkedHashMap<String, Set<String>>();
        topics.put("Mail", Set.of("mail"));
        topics.put("Unused", Set.of("nothing"));
        topics.put("Clocks", Set.of("time"));
        return new ListConfig(
                "letters",
                List.of(),
                "Letters",
                "",
                true,
                "en",
                "plain",
                ListMailConfig.from(new FromAddress("", "editor@example.org")),
                List.of(Cadence.WEEKLY),
                topics,
                SignupConfig.DEFAULTS);
    }

    private static List<String> names(PickResult result) {
        return result.picked().stream().map(stored -> stored.article().title()).toList();
    }

    private static StoredArticle article(String name, int day, boolean pinned, String... tags) {
        var article = new Article(
                new ArticleOrigin("seeds", Path.of(name + ".md"), "path:" + name),
                name,
                new Byline(
                        Optional.empty(),
                        Optional.of(OffsetDateTime.of(2026, 11, day, 0, 0, 0, 0, ZoneOffset.UTC)),
                        Optional.empty()),
                Optional.empty(),
                "en",
                Arrays.asList(tags),
                ArticleBodyAndImages.of("<p>" + name + "</p>", name),
                new PublishingOptions(pinned, false, Optional.empty()));
        return new StoredArticle(day, name, "tag:example.org,2026:a/" + name, NOW, NOW, article);
    }
}

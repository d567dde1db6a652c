package gazette.press.picking;

import gazette.articles.Article;
import gazette.articles.ReleasedArticle;
import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.config.FeedConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.ArticlePicker;
import gazette.issues.IssueDraft;
import gazette.issues.PickResult;
import gazette.issues.PickRules;
import gazette.issues.Reason;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSeriesKey;
import gazette.store.Tables;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.SubscriberGroup;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Picks the articles of a schedule's picker issue from the stored articles, and for each group of subscribers
/// those that it gets. Hands on the choice with a reason for each article; [gazette.press.composing] renders it.
/// Writes nothing but the id of a new list and the numbers of new articles; [RehearsePick] not even these.
///
/// An article is new to a schedule until an issue to the same subscribers has picked, dropped or passed it over;
/// its date does not matter. Example: articles 8, 9 and 10 are new and the limit is two, so issue 4 picks 8 and
/// 9. If the schedule carries over, article 10 stays new and is in issue 5. If it does not, the issue takes the
/// newest two, 9 and 10, drops 8 with the reason "the issue is full", and no later issue has it.
public final class PickIssueArticles {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final Instant now;
    private final Audience audience;
    private final Exclusions excluded;
    private final Set<Long> included;
    private final Optional<String> address;

    /// Holds the choice for an issue.
    ///
    /// @param list the list's id
    /// @param number the issue's
    /// @param segments by which the groups are told apart, as they are written
    /// @param audienceReasons a note with the number of subscribers, if the schedule has a segment
    /// @param selection the issue's own articles, which somebody gets who got every issue and chose no topics
    /// @param coverageAfter the coverage of such a subscriber after this issue
    /// @param groups what each group gets
    /// @param articles by their ids: all those of the issue and of the groups
    /// @param works the issue's own articles by their works, each in all languages that may go out
    /// @param asked what the one subscriber gets who was asked about
    /// @param draft what editors have decided for this issue, as it was when this was picked
    public record Choice(
            long list,
            long number,
            List<String> segments,
            List<Reason> audienceReasons,
            PickResult selection,
            ArticleCoverage coverageAfter,
            List<PickForSubscriberGroup.GroupPick> groups,
            Map<Long, StoredArticle> articles,
            Map<Long, Work> works,
            Optional<PickForSubscriberGroup.GroupPick> asked,
            IssueDraft draft) {
        /// Returns the choice of an issue without a number that has its own letter only.
        public Choice forItselfAlone() {
            return new Choice(
                    list,
                    0,
                    segments,
                    audienceReasons,
                    selection,
                    coverageAfter,
                    List.of(),
                    articles,
                    works,
                    Optional.empty(),
                    draft);
        }

        private static Choice ofNothing(
                long list,
                long number,
                List<String> segments,
                List<Reason> audienceReasons,
                PickResult selection,
                IssueDraft draft) {
            return new Choice(
                    list,
                    number,
                    segments,
                    audienceReasons,
                    selection,
                    ArticleCoverage.NOTHING,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    draft);
        }
    }

    PickIssueArticles(
            AppContext context,
            ScheduleConfig schedule,
            Exclusions excluded,
            Set<Long> included,
            Optional<String> address) {
        this.included = included;
        this.address = address;
        this.context = context;
        this.schedule = schedule;
        this.excluded = excluded;
        this.now = context.clock().instant();
        this.audience = Audience.of(context.config(), schedule);
    }

    /// Picks the articles of the issue, and those that each group of subscribers gets.
    ///
    /// @param excluded the articles that it must do without
    /// @param included works that an editor wants in it
    public static Choice pickWithGroups(
            AppContext context, ScheduleConfig schedule, Exclusions excluded, Set<Long> included) {
        var picker = new PickIssueArticles(context, schedule, excluded, included, Optional.empty());
        context.store().change(picker::number);
        return context.store().read(picker::choice);
    }

    /// Picks the issue's own articles as the next run would if it were now, and no group's: quickly, however many
    /// subscribers there are, unless the schedule has a segment. Leaves nothing behind, and only reads unless
    /// an editor takes an article that an issue has dropped.
    static PickResult forecast(AppContext context, ScheduleConfig schedule) {
        var picker = new PickIssueArticles(context, schedule, Exclusions.NONE, Set.of(), Optional.empty());
        return context.store().read(picker::takesLost)
                ? context.store().rehearse(tables -> {
                    picker.number(tables);
                    return picker.selection(tables);
                })
                : context.store().read(picker::selection);
    }

    private PickResult selection(Tables tables) {
        return selection(audience.series(tables.lists().find(schedule.list()).orElse(0L)), tables);
    }

    private PickResult selection(IssueSeriesKey series, Tables tables) {
        IssueDraft draft = tables.issueDrafts().of(schedule.name());
        NewArticles fresh = NewArticles.read(series, faulty(series, tables), tables);
        if (schedule.recipients().segment().isEmpty()) {
            return pickMain(rules(series, draft, tables), series, fresh.works(), tables);
        }
        Set<Long> late = fresh.late(work -> matching(work, draft).isPresent(), series, tables);
        Audience told = audience.withReceived(late, tables.articleNumbers().mailed(series.list()));
        List<SubscriberGroup> groups = told.served(told.all(tables, now));
        return pickMain(rules(series, draft, tables), series, fresh.missing(groups, late, told), tables);
    }

    /// Makes articles new again that an editor wants in the next issue of a schedule.
    public static void bringBack(AppContext context, ScheduleConfig schedule, Set<Long> works, Tables tables) {
        BringBackArticle.forSchedule(context, schedule, works, tables);
    }

    /// Gives the list its id, and numbers to articles that became eligible since the last ingest: without a
    /// number no group gets them. Makes articles new again that editors want after all.
    void number(Tables tables) {
        tables.articleNumbers().assign(now);
        tables.lists().idOf(schedule.list());
        bringBack(context, schedule, tables.issueDrafts().of(schedule.name()).taken(), tables);
    }

    /// Returns whether [#number] would change anything.
    boolean isToNumber(Tables tables) {
        return tables.lists().find(schedule.list()).isEmpty()
                || !tables.articleNumbers().waiting(now).isEmpty()
                || takesLost(tables);
    }

    /// Returns whether an editor takes an article that an issue has dropped or passed over.
    private boolean takesLost(Tables tables) {
        return tables.lists()
                .find(schedule.list())
                .map(audience::series)
                .filter(series -> tables.issueDrafts().of(schedule.name()).taken().stream()
                        .anyMatch(work -> tables.offeredArticles().isLost(series, work)))
                .isPresent();
    }

    /// Picks, from what has its numbers.
    Choice choice(Tables tables) {
        return choice(audience.series(tables.lists().find(schedule.list()).orElseThrow()), tables);
    }

    /// Returns the ids of articles that are left out for a fault of theirs.
    private Set<Long> faulty(IssueSeriesKey series, Tables tables) {
        Set<Long> faulty = new HashSet<>(excluded.faulty());
        if (!excluded.takesLeftOut()) {
            faulty.addAll(tables.leftOutArticles().current(series));
        }
        return faulty;
    }

    /// Returns the new articles that somebody of the segment still misses. So a new segment of an old list does
    /// not start with years of old articles.
    private List<Work> missing(NewArticles fresh, Set<Long> late, Audience told, List<SubscriberGroup> groups) {
        return schedule.recipients().segment().isEmpty() ? fresh.works() : fresh.missing(groups, late, told);
    }

    private PickResult pickMain(PickRules rules, IssueSeriesKey series, List<Work> missing, Tables tables) {
        boolean isFirstIssue = !tables.issues().hasAny(series);
        String language = context.config().list(schedule.list()).language();
        List<Work> works = missing.stream()
                .filter(work -> work.versions().stream()
                        .noneMatch(version -> excluded.surplus().contains(version.id())))
                .flatMap(work -> matching(work, rules.draft())
                        // Versions that are held, for the account.
                        .or(() -> ScheduleArticleFilter.matching(schedule, work))
                        .stream())
                .toList();
        return new ArticlePicker(rules, isFirstIssue, zonedNow())
                .pick(works.stream().map(work -> work.in(language)).toList())
                .ifEnough(schedule.limits())
                .with(new GoneFromDraft(rules.draft(), series, tables).reasons(works, excluded));
    }

    private PickRules rules(IssueSeriesKey series, IssueDraft draft, Tables tables) {
        Set<String> feeds =
                context.config().feeds().stream().map(FeedConfig::name).collect(Collectors.toSet());
        Map<Long, String> notes = new HashMap<>(tables.offeredArticles().broughtBack(series));
        Set<Long> wanted = new HashSet<>(included);
        wanted.addAll(draft.taken());
        wanted.forEach(work -> notes.merge(work, "an editor included it", (back, here) -> here + "; " + back));
        return new PickRules(schedule, feeds, wanted, notes, draft);
    }

    private ZonedDateTime zonedNow() {
        return now.atZone(context.config().publication().zone());
    }

    private Optional<Work> matching(Work work, IssueDraft draft) {
        return ScheduleArticleFilter.matching(schedule, draft.placed(work.eligible(now)));
    }

    private Choice choice(IssueSeriesKey series, Tables tables) {
        Set<Long> faulty = faulty(series, tables);
        NewArticles fresh = NewArticles.read(series, faulty, tables);
        IssueDraft draft = tables.issueDrafts().of(schedule.name());
        Set<Long> late = fresh.late(work -> matching(work, draft).isPresent(), series, tables);
        Audience told = audience.withReceived(late, tables.articleNumbers().mailed(series.list()));
        List<SubscriberGroup> all = told.all(tables, now);
        List<SubscriberGroup> groups = told.served(all);
        PickRules rules = rules(series, draft, tables);
        PickResult main = pickMain(rules, series, missing(fresh, late, told, groups), tables);
        List<String> segments = told.segmentExpressions();
        long number = tables.issues().nextNumber(series.list());
        if (main.picked().isEmpty()) {
            return Choice.ofNothing(series.list(), number, segments, told.reasons(all), main, draft);
        }
        PickForSubscriberGroup picker = perGroup(rules, series, told, groups, late, fresh, faulty, tables);
        List<PickForSubscriberGroup.GroupPick> picked =
                groups.stream().map(picker::pick).toList();
        ArticleCoverage after = coverageAfter(main, fresh, picker);
        return new Choice(
                series.list(),
                number,
                segments,
                told.reasons(all),
                main,
                after,
                picked,
                articles(main, picker, picked, tables),
                works(main, fresh, draft),
                address.flatMap(one -> told.servedOne(tables, now, one)).map(picker::pick),
                draft);
    }

    private Map<Long, Work> works(PickResult main, NewArticles fresh, IssueDraft draft) {
        Set<Long> picked = main.picked().stream().map(StoredArticle::work).collect(Collectors.toSet());
        return fresh.works().stream()
                .filter(work -> picked.contains(work.id()))
                .flatMap(work -> matching(work, draft).stream())
                .collect(Collectors.toMap(Work::id, work -> work));
    }

    private PickForSubscriberGroup perGroup(
            PickRules rules,
            IssueSeriesKey series,
            Audience told,
            List<SubscriberGroup> groups,
            Set<Long> late,
            NewArticles fresh,
            Set<Long> faulty,
            Tables tables) {
        var progress = new PickForSubscriberGroup.SeriesProgress(
                tables.articleNumbers().last(),
                late,
                !tables.issues().hasAny(series),
                tables.offeredArticles().passedOver(series),
                excluded.surplus());
        long first = LongStream.concat(
                        groups.stream().mapToLong(group -> group.coverage().next()),
                        late.stream()
                                .flatMap(work -> fresh.numbers(work).stream())
                                .mapToLong(number -> number))
                .min()
                .orElse(progress.last() + 1);
        List<ReleasedArticle> numbered = tables.articleNumbers().from(first).stream()
                .flatMap(article -> article.eligible(version -> !faulty.contains(version.id()), now).stream())
                .map(article -> article.with(rules.draft().placed(article.work())))
                .toList();
        return new PickForSubscriberGroup(
                rules, told, context.config().list(schedule.list()), numbered, progress, zonedNow());
    }

    private ArticleCoverage coverageAfter(PickResult main, NewArticles fresh, PickForSubscriberGroup picker) {
        Set<Long> decided = main.decided();
        var stillMissing = new ArrayList<Long>();
        for (Work work : fresh.works()) {
            if (!decided.contains(work.id()) && picker.willBeSentLater(work.eligible(now))) {
                fresh.numbers(work.id()).stream().filter(number -> number > 0).forEach(stillMissing::add);
            }
        }
        return new ArticleCoverage(picker.progress().last(), stillMissing);
    }

    /// Returns those of groups with the tags of all languages, and pinned if one is, as those of the issue are.
    private static Map<Long, StoredArticle> articles(
            PickResult main,
            PickForSubscriberGroup picker,
            List<PickForSubscriberGroup.GroupPick> groups,
            Tables tables) {
        var articles = new HashMap<Long, StoredArticle>();
        main.picked().forEach(stored -> articles.put(stored.id(), stored));
        Set<Long> ofGroupsOnly = new HashSet<>();
        groups.forEach(group -> ofGroupsOnly.addAll(group.picked()));
        ofGroupsOnly.removeAll(articles.keySet());
        Map<Long, Article> placed = picker.numbered().stream()
                .flatMap(article -> article.work().versions().stream())
                .collect(Collectors.toMap(StoredArticle::id, StoredArticle::article));
        for (StoredArticle stored : tables.articles().byIds(List.copyOf(ofGroupsOnly))) {
            Article asPicked = placed.getOrDefault(stored.id(), stored.article());
            articles.put(
                    stored.id(),
                    stored.withArticle(stored.article()
                            .withPlacement(asPicked.tags(), asPicked.options().pinned())));
        }
        return articles;
    }
}

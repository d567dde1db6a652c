package gazette.press.picking;

import gazette.articles.NumberedArticle;
import gazette.articles.StoredArticle;
import gazette.config.ScheduleConfig;
import gazette.issues.ArticlePicker;
import gazette.issues.PickResult;
import gazette.issues.Reason;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSeries;
import gazette.store.Tables;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.SubscriberGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// Picks what a schedule's next issue is made of, from the articles on file, and what of it each group of readers gets.
/// Changes nothing but the numbers of a new list and of articles that have just become eligible.
public final class PickIssueArticles {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final Instant now;
    private final Audience audience;

    /// A choice.
    ///
    /// @param audienceReasons how many of how many readers it is for, if not for all
    /// @param selection what the issue holds
    /// @param coverageAfter what those are covered with then who had every issue
    /// @param groups what the readers get
    /// @param articles by their ids: all that are in the issue or in a letter
    public record Choice(
            List<Reason> audienceReasons,
            PickResult selection,
            ArticleCoverage coverageAfter,
            List<PickPerGroup.GroupPick> groups,
            Map<Long, StoredArticle> articles) {}

    private PickIssueArticles(AppContext context, ScheduleConfig schedule) {
        this.context = context;
        this.schedule = schedule;
        this.now = context.clock().instant();
        this.audience = Audience.of(context.config(), schedule);
    }

    /// What the issue holds.
    public static PickResult pick(AppContext context, ScheduleConfig schedule) {
        var next = new PickIssueArticles(context, schedule);
        IssueSeries series = next.audience.series(next.list());
        return context.store().read(tables -> {
            List<StoredArticle> fresh = tables.offeredArticles().notYetOffered(series);
            return next.main(series, next.lacked(series, fresh, Set.of(), next.groups(tables), tables), tables);
        });
    }

    /// What the issue holds, and what each group of readers gets.
    public static Choice pickWithGroups(AppContext context, ScheduleConfig schedule) {
        var next = new PickIssueArticles(context, schedule);
        IssueSeries series = next.audience.series(next.list());
        return context.store().read(tables -> next.choice(series, tables));
    }

    /// The list's id. What became eligible since articles were gathered gets its number, or nobody would lack it.
    private long list() {
        return context.store().write(tables -> {
            tables.articleNumbers().assign(now);
            return tables.lists().idOf(schedule.list());
        });
    }

    private List<SubscriberGroup> groups(Tables tables) {
        return audience.served(audience.all(tables, now));
    }

    /// What somebody of a segment lacks: a segment that is new to an old list gets no old news.
    private List<StoredArticle> lacked(
            IssueSeries series,
            List<StoredArticle> fresh,
            Set<Long> late,
            List<SubscriberGroup> groups,
            Tables tables) {
        if (schedule.recipients().segment().isEmpty()) {
            return fresh;
        }
        Map<Long, Long> numbers = tables.offeredArticles().numbersOfNotYetOffered(series);
        return fresh.stream()
                .filter(filed -> Optional.ofNullable(numbers.get(filed.id()))
                        .map(number -> late.contains(number)
                                || groups.stream()
                                        .anyMatch(group -> group.coverage().isMissing(number)))
                        .orElse(true))
                .toList();
    }

    private PickResult main(IssueSeries series, List<StoredArticle> fresh, Tables tables) {
        boolean veryFirst = !tables.issues().hasAny(series);
        return new ArticlePicker(schedule, veryFirst, now)
                .pick(fresh.stream()
                        .filter(filed -> ScheduleArticleFilter.matches(schedule, filed.article()))
                        .toList());
    }

    private Choice choice(IssueSeries series, Tables tables) {
        List<SubscriberGroup> all = audience.all(tables, now);
        List<SubscriberGroup> groups = audience.served(all);
        List<StoredArticle> never = tables.offeredArticles().notYetOffered(series);
        Map<Long, Long> numbers = tables.offeredArticles().numbersOfNotYetOffered(series);
        Set<Long> late = late(series, never, numbers, tables);
        PickResult main = main(series, lacked(series, never, late, groups, tables), tables);
        if (main.picked().isEmpty()) {
            return new Choice(audience.counted(all), main, ArticleCoverage.NOTHING, List.of(), Map.of());
        }
        PickPerGroup picks = picks(series, groups, late, tables);
        List<PickPerGroup.GroupPick> picked = groups.stream().map(picks::of).toList();
        ArticleCoverage after = after(main, never, numbers, picks);
        return new Choice(audience.counted(all), main, after, picked, articles(main, picked, tables));
    }

    private PickPerGroup picks(IssueSeries series, List<SubscriberGroup> groups, Set<Long> late, Tables tables) {
        var line = new PickPerGroup.SeriesProgress(
                tables.articleNumbers().last(),
                late,
                !tables.issues().hasAny(series),
                tables.offeredArticles().passedOver(series));
        long first = LongStream.concat(
                        groups.stream().mapToLong(group -> group.coverage().next()),
                        late.stream().mapToLong(number -> number))
                .min()
                .orElse(line.last() + 1);
        List<NumberedArticle> released = tables.articleNumbers().from(first);
        return new PickPerGroup(schedule, audience, context.config().list(schedule.list()), released, line, now);
    }

    /// Articles that an editor made fit for the schedule after an earlier issue had gone past them, by other tags or by
    /// bringing them back: everybody is counted as covered with them, and nobody had them.
    private Set<Long> late(IssueSeries series, List<StoredArticle> fresh, Map<Long, Long> numbers, Tables tables) {
        ArticleCoverage before = tables.groups().receivedBySeries(series);
        List<Long> candidates = fresh.stream()
                .filter(filed -> ScheduleArticleFilter.matches(schedule, filed.article()))
                .map(StoredArticle::id)
                .filter(id -> numbers.containsKey(id) && !before.isMissing(numbers.get(id)))
                .toList();
        var late = new HashSet<Long>();
        if (!candidates.isEmpty()) {
            Set<Long> mailed = tables.articleNumbers().mailed(series.list());
            candidates.stream()
                    .filter(id -> !mailed.contains(id))
                    .map(numbers::get)
                    .forEach(late::add);
        }
        return late;
    }

    private static ArticleCoverage after(
            PickResult main, List<StoredArticle> fresh, Map<Long, Long> numbers, PickPerGroup picks) {
        Set<Long> settled = PickPerGroup.finallyDecided(main);
        var owed = new ArrayList<Long>();
        for (StoredArticle filed : fresh) {
            if (numbers.containsKey(filed.id()) && !settled.contains(filed.id()) && picks.willBeSentLater(filed)) {
                owed.add(numbers.get(filed.id()));
            }
        }
        return new ArticleCoverage(picks.progress().last(), owed);
    }

    private static Map<Long, StoredArticle> articles(
            PickResult main, List<PickPerGroup.GroupPick> groups, Tables tables) {
        var articles = new HashMap<Long, StoredArticle>();
        main.picked().forEach(filed -> articles.put(filed.id(), filed));
        Set<Long> others = new HashSet<>();
        groups.forEach(group -> others.addAll(group.picked()));
        others.removeAll(articles.keySet());
        tables.articles().byIds(List.copyOf(others)).forEach(filed -> articles.put(filed.id(), filed));
        return articles;
    }
}

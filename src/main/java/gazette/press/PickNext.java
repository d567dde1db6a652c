package gazette.press;

import gazette.articles.FiledArticle;
import gazette.articles.Released;
import gazette.config.ScheduleConfig;
import gazette.issues.Picker;
import gazette.issues.Reason;
import gazette.issues.Selection;
import gazette.store.Series;
import gazette.store.Tables;
import gazette.subscribers.Coverage;
import gazette.subscribers.ReaderGroup;
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
final class PickNext {
    private final Newsroom newsroom;
    private final ScheduleConfig schedule;
    private final Instant now;
    private final Audience audience;

    /// A choice.
    ///
    /// @param counted how many of how many readers it is for, if not for all
    /// @param main what the issue holds
    /// @param after what those are covered with then who had every issue
    /// @param groups what the readers get
    /// @param articles by their ids: all that are in the issue or in a letter
    record Choice(
            List<Reason> counted,
            Selection main,
            Coverage after,
            List<GroupPicks.Pick> groups,
            Map<Long, FiledArticle> articles) {}

    private PickNext(Newsroom newsroom, ScheduleConfig schedule) {
        this.newsroom = newsroom;
        this.schedule = schedule;
        this.now = newsroom.clock().instant();
        this.audience = Audience.of(newsroom.config(), schedule);
    }

    /// What the issue holds.
    static Selection from(Newsroom newsroom, ScheduleConfig schedule) {
        var next = new PickNext(newsroom, schedule);
        Series series = next.audience.series(next.list());
        return newsroom.store().read(tables -> {
            List<FiledArticle> fresh = tables.offers().never(series);
            return next.main(series, next.lacked(series, fresh, Set.of(), next.groups(tables), tables), tables);
        });
    }

    /// What the issue holds, and what each group of readers gets.
    static Choice withGroups(Newsroom newsroom, ScheduleConfig schedule) {
        var next = new PickNext(newsroom, schedule);
        Series series = next.audience.series(next.list());
        return newsroom.store().read(tables -> next.choice(series, tables));
    }

    /// The list's id. What became eligible since articles were gathered gets its number, or nobody would lack it.
    private long list() {
        return newsroom.store().write(tables -> {
            tables.releases().release(now);
            return tables.lists().idOf(schedule.list());
        });
    }

    private List<ReaderGroup> groups(Tables tables) {
        return audience.served(audience.all(tables, now));
    }

    /// What somebody of a segment lacks: a segment that is new to an old list gets no old news.
    private List<FiledArticle> lacked(
            Series series, List<FiledArticle> fresh, Set<Long> late, List<ReaderGroup> groups, Tables tables) {
        if (schedule.segment().isEmpty()) {
            return fresh;
        }
        Map<Long, Long> numbers = tables.offers().numbersOfNever(series);
        return fresh.stream()
                .filter(filed -> Optional.ofNullable(numbers.get(filed.id()))
                        .map(number -> late.contains(number)
                                || groups.stream()
                                        .anyMatch(group -> group.coverage().lacks(number)))
                        .orElse(true))
                .toList();
    }

    private Selection main(Series series, List<FiledArticle> fresh, Tables tables) {
        boolean veryFirst = !tables.issues().hasAny(series);
        return new Picker(schedule, veryFirst, now)
                .pick(fresh.stream()
                        .filter(filed -> ScheduleFilter.takes(schedule, filed.article()))
                        .toList());
    }

    private Choice choice(Series series, Tables tables) {
        List<ReaderGroup> all = audience.all(tables, now);
        List<ReaderGroup> groups = audience.served(all);
        List<FiledArticle> never = tables.offers().never(series);
        Map<Long, Long> numbers = tables.offers().numbersOfNever(series);
        Set<Long> late = late(series, never, numbers, tables);
        Selection main = main(series, lacked(series, never, late, groups, tables), tables);
        if (main.picked().isEmpty()) {
            return new Choice(audience.counted(all), main, Coverage.NOTHING, List.of(), Map.of());
        }
        GroupPicks picks = picks(series, groups, late, tables);
        List<GroupPicks.Pick> picked = groups.stream().map(picks::of).toList();
        Coverage after = after(main, never, numbers, picks);
        return new Choice(audience.counted(all), main, after, picked, articles(main, picked, tables));
    }

    private GroupPicks picks(Series series, List<ReaderGroup> groups, Set<Long> late, Tables tables) {
        var line = new GroupPicks.Line(
                tables.releases().last(),
                late,
                !tables.issues().hasAny(series),
                tables.offers().passedOver(series));
        long first = LongStream.concat(
                        groups.stream().mapToLong(group -> group.coverage().next()),
                        late.stream().mapToLong(number -> number))
                .min()
                .orElse(line.last() + 1);
        List<Released> released = tables.releases().from(first);
        return new GroupPicks(schedule, audience, newsroom.config().list(schedule.list()), released, line, now);
    }

    /// Articles that an editor made fit for the schedule after an earlier issue had gone past them, by other tags or by
    /// bringing them back: everybody is counted as covered with them, and nobody had them.
    private Set<Long> late(Series series, List<FiledArticle> fresh, Map<Long, Long> numbers, Tables tables) {
        Coverage before = tables.groups().covered(series);
        List<Long> candidates = fresh.stream()
                .filter(filed -> ScheduleFilter.takes(schedule, filed.article()))
                .map(FiledArticle::id)
                .filter(id -> numbers.containsKey(id) && !before.lacks(numbers.get(id)))
                .toList();
        var late = new HashSet<Long>();
        if (!candidates.isEmpty()) {
            Set<Long> mailed = tables.releases().mailed(series.list());
            candidates.stream()
                    .filter(id -> !mailed.contains(id))
                    .map(numbers::get)
                    .forEach(late::add);
        }
        return late;
    }

    private static Coverage after(Selection main, List<FiledArticle> fresh, Map<Long, Long> numbers, GroupPicks picks) {
        Set<Long> settled = GroupPicks.settled(main);
        var owed = new ArrayList<Long>();
        for (FiledArticle filed : fresh) {
            if (numbers.containsKey(filed.id()) && !settled.contains(filed.id()) && picks.isToCome(filed)) {
                owed.add(numbers.get(filed.id()));
            }
        }
        return new Coverage(picks.line().last(), owed);
    }

    private static Map<Long, FiledArticle> articles(Selection main, List<GroupPicks.Pick> groups, Tables tables) {
        var articles = new HashMap<Long, FiledArticle>();
        main.picked().forEach(filed -> articles.put(filed.id(), filed));
        Set<Long> others = new HashSet<>();
        groups.forEach(group -> others.addAll(group.picked()));
        others.removeAll(articles.keySet());
        tables.articles().all(List.copyOf(others)).forEach(filed -> articles.put(filed.id(), filed));
        return articles;
    }
}

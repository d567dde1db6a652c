package gazette.press;

import gazette.articles.FiledArticle;
import gazette.articles.Released;
import gazette.config.ScheduleConfig;
import gazette.issues.Picker;
import gazette.issues.Selection;
import gazette.store.Tables;
import gazette.subscribers.Coverage;
import gazette.subscribers.ReaderGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/// Picks what a schedule's next issue is made of, from the articles on file, and what of it each group of readers gets.
/// Changes nothing but the numbers of a new list and of articles that have just become eligible.
final class PickNext {
    private final Newsroom newsroom;
    private final ScheduleConfig schedule;
    private final Instant now;

    /// A choice.
    ///
    /// @param main what the issue holds
    /// @param after what those are covered with then who had every issue
    /// @param groups what the readers get
    /// @param articles by their ids: all that are in the issue or in a letter
    record Choice(Selection main, Coverage after, List<GroupPicks.Pick> groups, Map<Long, FiledArticle> articles) {}

    private PickNext(Newsroom newsroom, ScheduleConfig schedule) {
        this.newsroom = newsroom;
        this.schedule = schedule;
        this.now = newsroom.clock().instant();
    }

    /// What the issue holds.
    static Selection from(Newsroom newsroom, ScheduleConfig schedule) {
        var next = new PickNext(newsroom, schedule);
        long list = next.list();
        return newsroom.store().read(tables -> next.main(list, next.fresh(list, tables), tables));
    }

    /// What the issue holds, and what each group of readers gets.
    static Choice withGroups(Newsroom newsroom, ScheduleConfig schedule) {
        var next = new PickNext(newsroom, schedule);
        long list = next.list();
        return newsroom.store().read(tables -> next.choice(list, tables));
    }

    /// The list's id. What became eligible since articles were gathered gets its number, or nobody would lack it.
    private long list() {
        return newsroom.store().write(tables -> {
            tables.releases().release(now);
            return tables.lists().idOf(schedule.list());
        });
    }

    private List<FiledArticle> fresh(long list, Tables tables) {
        return tables.offers().never(list, schedule.cadence().word());
    }

    private Selection main(long list, List<FiledArticle> fresh, Tables tables) {
        boolean veryFirst = !tables.issues().hasAny(list, schedule.cadence().word());
        return new Picker(schedule, veryFirst, now)
                .pick(fresh.stream()
                        .filter(filed -> ScheduleFilter.takes(schedule, filed.article()))
                        .toList());
    }

    private Choice choice(long list, Tables tables) {
        List<FiledArticle> fresh = fresh(list, tables);
        Selection main = main(list, fresh, tables);
        if (main.picked().isEmpty()) {
            return new Choice(main, Coverage.NOTHING, List.of(), Map.of());
        }
        String cadence = schedule.cadence().word();
        Map<Long, Long> numbers = tables.offers().numbersOfNever(list, cadence);
        Set<Long> late = late(list, fresh, numbers, tables);
        List<ReaderGroup> groups = tables.groups().of(list, cadence, now);
        GroupPicks picks = picks(list, groups, late, tables);
        List<GroupPicks.Pick> picked = groups.stream().map(picks::of).toList();
        return new Choice(main, after(main, fresh, numbers, picks), picked, articles(main, picked, tables));
    }

    private GroupPicks picks(long list, List<ReaderGroup> groups, Set<Long> late, Tables tables) {
        String cadence = schedule.cadence().word();
        var line = new GroupPicks.Line(
                tables.releases().last(),
                late,
                !tables.issues().hasAny(list, cadence),
                tables.offers().passedOver(list, cadence));
        long first = LongStream.concat(
                        groups.stream().mapToLong(group -> group.coverage().next()),
                        late.stream().mapToLong(number -> number))
                .min()
                .orElse(line.last() + 1);
        List<ScheduleConfig> siblings = newsroom.config().schedules().values().stream()
                .filter(other -> other.list().equals(schedule.list()) && other.cadence() == schedule.cadence())
                .toList();
        List<Released> released = tables.releases().from(first);
        return new GroupPicks(schedule, siblings, newsroom.config().list(schedule.list()), released, line, now);
    }

    /// Articles that an editor made fit for the schedule after an earlier issue had gone past them, by other tags or by
    /// bringing them back: everybody is counted as covered with them, and nobody had them.
    private Set<Long> late(long list, List<FiledArticle> fresh, Map<Long, Long> numbers, Tables tables) {
        Coverage before = tables.groups().covered(list, schedule.cadence().word());
        List<Long> candidates = fresh.stream()
                .filter(filed -> ScheduleFilter.takes(schedule, filed.article()))
                .map(FiledArticle::id)
                .filter(id -> numbers.containsKey(id) && !before.lacks(numbers.get(id)))
                .toList();
        var late = new HashSet<Long>();
        if (!candidates.isEmpty()) {
            Set<Long> mailed = tables.releases().mailed(list);
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

package gazette.press.picking;

import gazette.config.ScheduleConfig;
import gazette.press.picking.PickIssueArticles.Choice;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Picks what the next run would, and leaves nothing behind: no number of an article, no new subscriber.
public final class RehearsePick {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final Optional<Consumer<Tables>> before;

    /// @param before does what a run does before it picks, and is undone afterwards; absent if there is nothing to do
    public RehearsePick(AppContext context, ScheduleConfig schedule, Optional<Consumer<Tables>> before) {
        this.context = context;
        this.schedule = schedule;
        this.before = before;
    }

    /// Picks as [PickIssueArticles#pickWithGroups] does.
    ///
    /// @param address of a subscriber who is asked about, in normal form
    /// @param included works that an editor wants in it
    public Choice pick(Exclusions excluded, Set<Long> included, Optional<String> address) {
        var picker = new PickIssueArticles(context, schedule, excluded, included, address);
        return look(
                tables -> {
                    picker.number(tables);
                    return picker.choice(tables);
                },
                picker::choice,
                picker::isToNumber);
    }

    /// Looks something up as it would be then.
    public <T> T look(Function<Tables, T> work) {
        Instant now = context.clock().instant();
        return look(
                work,
                work,
                tables -> tables.lists().find(schedule.list()).isEmpty()
                        || !tables.articleNumbers().waiting(now).isEmpty());
    }

    /// Other writers have to wait for what is undone, so where nothing is new it only reads.
    private <T> T look(Function<Tables, T> changing, Function<Tables, T> reading, Predicate<Tables> isNew) {
        if (before.isEmpty() && !context.store().read(isNew::test)) {
            return context.store().read(reading);
        }
        return context.store().rehearse(tables -> {
            before.ifPresent(action -> action.accept(tables));
            return changing.apply(tables);
        });
    }
}

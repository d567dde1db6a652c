package gazette.issues;

import gazette.articles.FiledArticle;
import gazette.config.ScheduleConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Picks what goes into an issue from what its readers were never offered, whatever its date.
public final class Picker {
    private static final Comparator<FiledArticle> NEWEST_FIRST =
            Comparator.comparing(FiledArticle::date).reversed().thenComparing(FiledArticle::slug);
    private static final Comparator<FiledArticle> PINNED_FIRST =
            Comparator.comparing(filed -> !filed.article().pinned());

    private final ScheduleConfig schedule;
    private final boolean veryFirst;
    private final Instant now;

    /// A picker for one run.
    ///
    /// @param veryFirst whether the schedule's readers never had an issue
    public Picker(ScheduleConfig schedule, boolean veryFirst, Instant now) {
        this.schedule = schedule;
        this.veryFirst = veryFirst;
        this.now = now;
    }

    /// Chooses.
    ///
    /// @param fresh articles never offered to the schedule's readers, the longest-waiting first
    public Selection pick(List<FiledArticle> fresh) {
        var reasons = new ArrayList<Reason>();
        var eligible = new ArrayList<FiledArticle>();
        for (FiledArticle filed : fresh) {
            filed.article()
                    .heldAt(now)
                    .ifPresentOrElse(
                            why -> reasons.add(
                                    new Reason(Verdict.HELD, filed.article().title(), why)),
                            () -> eligible.add(filed));
        }
        if (veryFirst || !schedule.carriesOver()) {
            eligible.sort(NEWEST_FIRST);
        }
        eligible.sort(PINNED_FIRST);

        int room =
                Math.min(eligible.size(), veryFirst ? Math.min(schedule.first(), schedule.limit()) : schedule.limit());
        var picked = new ArrayList<>(eligible.subList(0, room));
        picked.sort(PINNED_FIRST.thenComparing(NEWEST_FIRST));
        List<FiledArticle> rest = eligible.subList(room, eligible.size());
        picked.forEach(
                filed -> reasons.add(new Reason(Verdict.PICKED, filed.article().title(), "")));
        rest.forEach(filed -> reasons.add(leftOver(filed)));
        return new Selection(
                picked,
                !veryFirst && !schedule.carriesOver() ? rest : List.of(),
                veryFirst ? rest : List.of(),
                reasons);
    }

    private Reason leftOver(FiledArticle filed) {
        String title = filed.article().title();
        if (veryFirst) {
            return new Reason(Verdict.PASSED_OVER, title, "the first issue takes the newest " + schedule.first());
        }
        String full = "the issue is full at " + schedule.limit();
        return schedule.carriesOver()
                ? new Reason(Verdict.WAITING, title, full + ", next time")
                : new Reason(Verdict.DROPPED, title, full);
    }
}

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
        int offered = veryFirst ? Math.min(eligible.size(), schedule.first()) : eligible.size();
        return divide(eligible.subList(0, offered), eligible.subList(offered, eligible.size()), reasons);
    }

    private Selection divide(List<FiledArticle> offered, List<FiledArticle> passedOver, List<Reason> reasons) {
        int room = Math.min(offered.size(), schedule.limit());
        var picked = new ArrayList<>(offered.subList(0, room));
        picked.sort(PINNED_FIRST.thenComparing(NEWEST_FIRST));
        List<FiledArticle> rest = offered.subList(room, offered.size());
        String full = "the issue is full at " + schedule.limit();
        note(Verdict.PICKED, picked, "", reasons);
        note(schedule.carriesOver() ? Verdict.WAITING : Verdict.DROPPED, rest, full, reasons);
        note(Verdict.PASSED_OVER, passedOver, "the first issue looks at the newest " + schedule.first(), reasons);
        return new Selection(picked, schedule.carriesOver() ? List.of() : rest, passedOver, reasons);
    }

    private static void note(Verdict verdict, List<FiledArticle> articles, String why, List<Reason> reasons) {
        articles.forEach(
                filed -> reasons.add(new Reason(verdict, filed.article().title(), why)));
    }
}

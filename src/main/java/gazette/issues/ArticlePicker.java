package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.ScheduleConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Picks what goes into an issue from what its readers were never offered, whatever its date.
public final class ArticlePicker {
    private static final Comparator<StoredArticle> NEWEST_FIRST =
            Comparator.comparing(StoredArticle::date).reversed().thenComparing(StoredArticle::slug);
    private static final Comparator<StoredArticle> PINNED_FIRST =
            Comparator.comparing(filed -> !filed.article().options().pinned());

    private final ScheduleConfig schedule;
    private final boolean veryFirst;
    private final Instant now;

    /// A picker for one run.
    ///
    /// @param veryFirst whether the schedule's readers never had an issue
    public ArticlePicker(ScheduleConfig schedule, boolean veryFirst, Instant now) {
        this.schedule = schedule;
        this.veryFirst = veryFirst;
        this.now = now;
    }

    /// Chooses.
    ///
    /// @param fresh articles never offered to the schedule's readers, the longest-waiting first
    public PickResult pick(List<StoredArticle> fresh) {
        var reasons = new ArrayList<Reason>();
        var eligible = new ArrayList<StoredArticle>();
        for (StoredArticle filed : fresh) {
            filed.article()
                    .holdReason(now)
                    .ifPresentOrElse(
                            why -> reasons.add(Reason.about(filed, ReasonKind.HELD, why)), () -> eligible.add(filed));
        }
        if (veryFirst || !schedule.limits().carriesOver()) {
            eligible.sort(NEWEST_FIRST);
        }
        eligible.sort(PINNED_FIRST);
        int offered = veryFirst ? Math.min(eligible.size(), schedule.limits().firstIssue()) : eligible.size();
        return applyLimit(eligible.subList(0, offered), eligible.subList(offered, eligible.size()), reasons);
    }

    private PickResult applyLimit(List<StoredArticle> offered, List<StoredArticle> passedOver, List<Reason> reasons) {
        int room = Math.min(offered.size(), schedule.limits().articles());
        var picked = new ArrayList<>(offered.subList(0, room));
        picked.sort(PINNED_FIRST.thenComparing(NEWEST_FIRST));
        List<StoredArticle> rest = offered.subList(room, offered.size());
        String full = "the issue is full at " + schedule.limits().articles();
        addReasons(ReasonKind.PICKED, picked, "", reasons);
        addReasons(schedule.limits().carriesOver() ? ReasonKind.WAITING : ReasonKind.DROPPED, rest, full, reasons);
        addReasons(
                ReasonKind.PASSED_OVER,
                passedOver,
                "the first issue looks at the newest " + schedule.limits().firstIssue(),
                reasons);
        return new PickResult(picked, schedule.limits().carriesOver() ? List.of() : rest, passedOver, reasons);
    }

    private static void addReasons(ReasonKind kind, List<StoredArticle> articles, String why, List<Reason> reasons) {
        articles.forEach(filed -> reasons.add(Reason.about(filed, kind, why)));
    }
}

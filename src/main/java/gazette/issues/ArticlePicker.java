package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.ScheduleConfig;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Picks the articles of an issue from those that its subscribers were never offered, whatever their date.
///
/// For example, 12 articles are new and the limit is 10. If the schedule carries over, the 10 that have waited longest
/// are picked and the other 2 wait for the next issue. If it does not, the newest 10 are picked and the other 2 are
/// dropped. At a schedule's very first issue with `first: 5`, the newest 5 are picked and the other 7 passed over.
public final class ArticlePicker {
    private static final Comparator<StoredArticle> NEWEST_FIRST =
            Comparator.comparing(StoredArticle::date).reversed().thenComparing(StoredArticle::slug);
    private static final Comparator<StoredArticle> PINNED_FIRST =
            Comparator.comparing(stored -> !stored.article().options().pinned());

    private final ScheduleConfig schedule;
    private final boolean veryFirst;
    private final ZonedDateTime now;

    /// Creates a picker for one run.
    ///
    /// @param veryFirst whether the schedule's subscribers never had an issue
    /// @param now in the publication's zone
    public ArticlePicker(ScheduleConfig schedule, boolean veryFirst, ZonedDateTime now) {
        this.schedule = schedule;
        this.veryFirst = veryFirst;
        this.now = now;
    }

    /// Picks from new articles, with a reason for each.
    ///
    /// @param fresh articles never offered to the schedule's subscribers, the longest-waiting first
    public PickResult pick(List<StoredArticle> fresh) {
        var reasons = new ArrayList<Reason>();
        var eligible = new ArrayList<StoredArticle>();
        for (StoredArticle stored : fresh) {
            stored.article()
                    .holdReason(now)
                    .ifPresentOrElse(
                            why -> reasons.add(Reason.about(stored, ReasonKind.HELD, why)), () -> eligible.add(stored));
        }
        if (veryFirst || !schedule.limits().carriesOver()) {
            eligible.sort(NEWEST_FIRST);
        }
        eligible.sort(PINNED_FIRST);
        int offered = veryFirst ? Math.min(eligible.size(), schedule.limits().firstIssue()) : eligible.size();
        return applyLimit(eligible.subList(0, offered), eligible.subList(offered, eligible.size()), reasons);
    }

    private PickResult applyLimit(List<StoredArticle> offered, List<StoredArticle> passedOver, List<Reason> reasons) {
        var picked = new ArrayList<StoredArticle>();
        var rest = new ArrayList<StoredArticle>();
        var leftOver = new ArrayList<Reason>();
        ReasonKind kind = schedule.limits().carriesOver() ? ReasonKind.WAITING : ReasonKind.DROPPED;
        for (StoredArticle stored : offered) {
            Optional<String> why = reasonAgainst(stored, picked);
            why.ifPresent(text -> leftOver.add(Reason.about(stored, kind, text)));
            (why.isPresent() ? rest : picked).add(stored);
        }
        picked.sort(PINNED_FIRST.thenComparing(NEWEST_FIRST));
        addReasons(ReasonKind.PICKED, picked, "", reasons);
        reasons.addAll(leftOver);
        addReasons(
                ReasonKind.PASSED_OVER,
                passedOver,
                "the first issue looks at the newest " + schedule.limits().firstIssue(),
                reasons);
        return new PickResult(picked, schedule.limits().carriesOver() ? List.of() : rest, passedOver, reasons);
    }

    /// Returns why an article does not get into the issue; empty if it does.
    private Optional<String> reasonAgainst(StoredArticle stored, List<StoredArticle> picked) {
        if (picked.size() >= schedule.limits().articles()) {
            return Optional.of("the issue is full at " + schedule.limits().articles());
        }
        String source = stored.article().source();
        long ofSource = picked.stream()
                .filter(other -> other.article().source().equals(source))
                .count();
        return ofSource < schedule.limits().perSource()
                ? Optional.empty()
                : Optional.of("the issue has " + ofSource + " of the source " + source + ", which is its most");
    }

    private static void addReasons(ReasonKind kind, List<StoredArticle> articles, String why, List<Reason> reasons) {
        articles.forEach(stored -> reasons.add(Reason.about(stored, kind, why)));
    }
}

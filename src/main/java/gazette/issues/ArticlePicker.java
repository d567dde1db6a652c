package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.IssueLimits;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Picks the articles of an issue from those that its subscribers were never offered, whatever their date.
///
/// For example, 12 articles are new and the limit is 10. If the schedule carries over, the 10 that have waited longest
/// are picked and the other 2 wait for the next issue. If it does not, the newest 10 are picked and the other 2 are
/// dropped; an entry of a feed is dropped before an article of an editor's own. At a schedule's very first issue with
/// `first: 5`, all articles of folders come first, and then the newest 5 entries of all feeds together; the other
/// entries are passed over.
///
/// What editors have decided in the draft goes before these rules: what they take is in the issue even if it is full,
/// what they keep for later or drop is not, and what they have put in order stays when something newer comes.
public final class ArticlePicker {
    private static final Comparator<StoredArticle> NEWEST_FIRST =
            Comparator.comparing(StoredArticle::date).reversed().thenComparing(StoredArticle::slug);
    private static final Comparator<StoredArticle> PINNED_FIRST =
            Comparator.comparing(stored -> !stored.article().options().pinned());

    private static final String LATER = "an editor keeps it for a later issue";
    private static final String NEVER = "an editor dropped it for good";

    private final PickRules rules;
    private final IssueLimits limits;
    private final boolean veryFirst;
    private final ZonedDateTime now;

    /// Creates a picker for one run.
    ///
    /// @param veryFirst whether the schedule's subscribers never had an issue
    /// @param now in the publication's zone
    public ArticlePicker(PickRules rules, boolean veryFirst, ZonedDateTime now) {
        this.rules = rules;
        this.limits = rules.schedule().limits();
        this.veryFirst = veryFirst;
        this.now = now;
    }

    /// Picks from new articles, with a reason for each.
    ///
    /// @param fresh articles never offered to the schedule's subscribers, the longest-waiting first
    public PickResult pick(List<StoredArticle> fresh) {
        var reasons = new ArrayList<Reason>();
        var eligible = new ArrayList<StoredArticle>();
        var refused = new ArrayList<StoredArticle>();
        for (StoredArticle stored : fresh) {
            Optional<Reason> against = heldOrKeptOut(stored);
            against.ifPresentOrElse(reasons::add, () -> eligible.add(stored));
            if (against.filter(reason -> reason.kind() == ReasonKind.DROPPED).isPresent()) {
                refused.add(stored);
            }
        }
        if (veryFirst || !limits.carriesOver()) {
            eligible.sort(ownFirst().thenComparing(NEWEST_FIRST));
        }
        eligible.sort(includedFirst().thenComparing(PINNED_FIRST).thenComparing(orderedFirst()));
        List<StoredArticle> passedOver = passedOver(eligible);
        eligible.removeAll(passedOver);
        return applyLimit(eligible, passedOver, refused, reasons);
    }

    private Optional<Reason> heldOrKeptOut(StoredArticle stored) {
        return stored.article()
                .holdReason(now)
                .map(why -> Reason.about(stored, ReasonKind.HELD, why))
                .or(() -> rules.draft().choice(stored.work()).flatMap(choice -> switch (choice) {
                    case TAKE -> Optional.empty();
                    case LATER -> Optional.of(Reason.about(stored, ReasonKind.WAITING, LATER));
                    case NEVER -> Optional.of(Reason.about(stored, ReasonKind.DROPPED, NEVER));
                }));
    }

    /// An editor's own article is never pushed out by a feed.
    private Comparator<StoredArticle> ownFirst() {
        return Comparator.comparing(this::isEntry);
    }

    private Comparator<StoredArticle> includedFirst() {
        return Comparator.comparing(stored -> !isIncluded(stored));
    }

    private boolean isEntry(StoredArticle stored) {
        return rules.feeds().contains(stored.article().source());
    }

    private boolean isIncluded(StoredArticle stored) {
        return rules.included().contains(stored.work());
    }

    private Comparator<StoredArticle> orderedFirst() {
        Set<Long> ordered = Set.copyOf(rules.draft().order());
        return Comparator.comparing(stored -> !ordered.contains(stored.work()));
    }

    /// Puts those that the editors have not seen yet at the end.
    private Comparator<StoredArticle> byDraft() {
        Map<Long, Integer> places = new HashMap<>();
        rules.draft().order().forEach(work -> places.putIfAbsent(work, places.size()));
        return Comparator.comparing(stored -> places.getOrDefault(stored.work(), Integer.MAX_VALUE));
    }

    private List<StoredArticle> passedOver(List<StoredArticle> inOrder) {
        return veryFirst
                ? inOrder.stream()
                        .filter(stored -> isEntry(stored) && !isIncluded(stored))
                        .skip(limits.firstIssue())
                        .toList()
                : List.of();
    }

    private PickResult applyLimit(
            List<StoredArticle> offered,
            List<StoredArticle> passedOver,
            List<StoredArticle> refused,
            List<Reason> reasons) {
        var picked = new ArrayList<StoredArticle>();
        var rest = new ArrayList<StoredArticle>();
        var leftOver = new ArrayList<Reason>();
        ReasonKind kind = limits.carriesOver() ? ReasonKind.WAITING : ReasonKind.DROPPED;
        for (StoredArticle stored : offered) {
            Optional<String> why = isIncluded(stored) ? Optional.empty() : reasonAgainst(stored, picked);
            why.ifPresent(text -> leftOver.add(Reason.about(stored, kind, text)));
            (why.isPresent() ? rest : picked).add(stored);
        }
        picked.sort(PINNED_FIRST
                .thenComparing(byDraft())
                .thenComparing(veryFirst ? ownFirst().thenComparing(NEWEST_FIRST) : NEWEST_FIRST));
        picked.forEach(stored -> reasons.add(
                Reason.about(stored, ReasonKind.PICKED, rules.notes().getOrDefault(stored.work(), ""))));
        reasons.addAll(leftOver);
        passedOver.forEach(stored -> reasons.add(Reason.about(
                stored,
                ReasonKind.PASSED_OVER,
                "the first issue takes the newest " + limits.firstIssue() + " of feeds")));
        if (!limits.carriesOver()) {
            refused.addAll(rest);
        }
        return new PickResult(picked, refused, passedOver, reasons);
    }

    /// Returns why an article does not get into the issue; empty if it does.
    private Optional<String> reasonAgainst(StoredArticle stored, List<StoredArticle> picked) {
        if (picked.size() >= limits.articles()) {
            return Optional.of("the issue is full at " + limits.articles());
        }
        String source = stored.article().source();
        long ofSource = picked.stream()
                .filter(other -> other.article().source().equals(source))
                .count();
        return ofSource < limits.perSource()
                ? Optional.empty()
                : Optional.of("the issue has " + ofSource + " of the source " + source + ", which is its most");
    }
}

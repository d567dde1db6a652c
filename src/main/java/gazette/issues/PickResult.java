package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.IssueLimits;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what [ArticlePicker] picked, and what it did not.
///
/// @param picked in the order in which they go into the issue
/// @param dropped will never be offered, because the issue was full
/// @param passedOver will never be offered, because they are older than the first issue's articles
/// @param reasons one for each article that was looked at
public record PickResult(
        List<StoredArticle> picked, List<StoredArticle> dropped, List<StoredArticle> passedOver, List<Reason> reasons) {
    public PickResult {
        picked = List.copyOf(picked);
        dropped = List.copyOf(dropped);
        passedOver = List.copyOf(passedOver);
        reasons = List.copyOf(reasons);
    }

    /// Returns the same if it is enough for an issue. Otherwise nothing is decided, and all that was picked waits.
    public PickResult ifEnough(IssueLimits limits) {
        if (picked.isEmpty() || picked.size() >= limits.atLeast()) {
            return this;
        }
        String why = "waits for an issue of at least " + limits.atLeast() + " articles; there are " + picked.size();
        List<Reason> waiting = reasons.stream()
                .map(reason -> isUndecided(reason.kind())
                        ? new Reason(ReasonKind.WAITING, reason.subject(), reason.article(), why)
                        : reason)
                .toList();
        return new PickResult(List.of(), List.of(), List.of(), waiting);
    }

    /// Returns the same with more to say.
    public PickResult with(List<Reason> more) {
        return more.isEmpty()
                ? this
                : new PickResult(
                        picked,
                        dropped,
                        passedOver,
                        Stream.concat(reasons.stream(), more.stream()).toList());
    }

    private static boolean isUndecided(ReasonKind kind) {
        return kind == ReasonKind.PICKED || kind == ReasonKind.DROPPED || kind == ReasonKind.PASSED_OVER;
    }

    /// Returns the works that no later issue will offer again.
    public Set<Long> decided() {
        return Stream.of(picked, dropped, passedOver)
                .flatMap(List::stream)
                .map(StoredArticle::work)
                .collect(Collectors.toSet());
    }
}

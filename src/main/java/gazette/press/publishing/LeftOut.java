package gazette.press.publishing;

import gazette.articles.StoredArticle;
import gazette.issues.PickResult;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.lint.Finding;
import gazette.press.composing.Blame;
import gazette.press.picking.Exclusions;
import gazette.text.TextShortener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds the articles that an issue goes out without, because a letter could not be sent with them.
///
/// @param faulty articles at fault by themselves, each with what is wrong
/// @param surplus articles that are too much beside the others, likewise
record LeftOut(Map<StoredArticle, Finding> faulty, Map<StoredArticle, Finding> surplus) {
    static final LeftOut NOTHING = new LeftOut(Map.of(), Map.of());

    private static final int NAMED = 10;
    private static final int TITLE_LENGTH = 60;

    /// Returns these and those that are to blame for errors in a letter.
    LeftOut and(Blame blame) {
        return new LeftOut(union(faulty, blame.faulty()), union(surplus, blame.surplus()));
    }

    /// Returns what to pick without.
    Exclusions exclusions() {
        return Exclusions.NONE.and(
                ids(), surplus.keySet().stream().map(StoredArticle::id).collect(Collectors.toSet()));
    }

    /// Returns the ids of the articles that are not tried again before they change.
    Set<Long> ids() {
        return faulty.keySet().stream().map(StoredArticle::id).collect(Collectors.toSet());
    }

    /// Returns a reason for each.
    ///
    /// @param selection what was picked without them
    List<Reason> reasons(PickResult selection) {
        Set<Long> decided = selection.decided();
        List<Reason> reasons = new ArrayList<>();
        faulty.forEach((stored, error) -> reasons.add(Reason.about(
                stored,
                ReasonKind.LEFT_OUT,
                error.what()
                        + (decided.contains(stored.work())
                                ? " Its other languages stand in for it, so it does not go out later."
                                : " It is tried again when " + file(stored) + " changes."))));
        surplus.forEach((stored, error) ->
                reasons.add(Reason.about(stored, ReasonKind.WAITING, "too much beside the others: " + error.what())));
        return reasons;
    }

    /// Returns what an editor should know of those at fault; empty if none is.
    String notice() {
        String named = faulty.entrySet().stream()
                .limit(NAMED)
                .map(entry -> "“"
                        + TextShortener.atWord(entry.getKey().article().title(), TITLE_LENGTH) + "” ("
                        + file(entry.getKey()) + "): " + entry.getValue().what())
                .collect(Collectors.joining(" "));
        return faulty.size() > NAMED ? named + " And " + (faulty.size() - NAMED) + " more." : named;
    }

    private static String file(StoredArticle stored) {
        return TextShortener.withEllipsis(
                stored.article().source() + "/" + stored.article().origin().file(), 2 * TITLE_LENGTH);
    }

    private static Map<StoredArticle, Finding> union(
            Map<StoredArticle, Finding> some, Map<StoredArticle, Finding> more) {
        var union = new LinkedHashMap<>(some);
        union.putAll(more);
        return union;
    }
}

package gazette.press.picking;

import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.issues.FinalArticleVerdict;
import gazette.issues.IssueDraft;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.store.IssueSeriesKey;
import gazette.store.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/// Says which articles the editors count on in their draft that are not to be had any more, and why. The issue goes
/// out without them.
final class GoneFromDraft {
    /// Begins every such line.
    static final String SUBJECT = "draft";

    private final IssueDraft draft;
    private final IssueSeriesKey series;
    private final Tables tables;

    GoneFromDraft(IssueDraft draft, IssueSeriesKey series, Tables tables) {
        this.draft = draft;
        this.series = series;
        this.tables = tables;
    }

    /// Returns a reason for each.
    ///
    /// @param offered the works that the issue could have
    /// @param excluded what this issue does without, of which other reasons tell
    List<Reason> reasons(List<Work> offered, Exclusions excluded) {
        Set<Long> gone = new LinkedHashSet<>(draft.expected());
        offered.forEach(work -> gone.remove(work.id()));
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>();
        List<StoredArticle> known = tables.articles().byIds(List.copyOf(gone)).stream()
                .filter(Objects::nonNull)
                .toList();
        for (StoredArticle stored : known) {
            gone.remove(stored.id());
            if (!excluded.surplus().contains(stored.id()) && !excluded.faulty().contains(stored.id())) {
                reasons.add(Reason.about(stored, ReasonKind.NOTE, why(stored)));
            }
        }
        gone.forEach(_ -> reasons.add(
                new Reason(ReasonKind.NOTE, SUBJECT, OptionalLong.empty(), "an article of it is not known any more")));
        return reasons;
    }

    private String why(StoredArticle stored) {
        return tables.offeredArticles()
                .verdict(series, stored.work())
                .map(verdict -> verdict == FinalArticleVerdict.ISSUED
                        ? "it was in the draft, but has gone out in another issue"
                        : "it was in the draft, but an issue has dropped it")
                .orElse("it was in the draft, but its source has it no longer, it no longer fits the schedule,"
                        + " or it is left out for a fault");
    }
}

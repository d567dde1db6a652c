package gazette.issues;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Sums up a run in one line: `3 found, 1 held: dated in the future, 1 duplicate, lamplight/4 with 2 articles, 11
/// accepted`.
public final class RunSummaryText {
    private static final Set<ReasonKind> NOT_SAID = EnumSet.of(ReasonKind.PICKED, ReasonKind.CHANGED);
    private static final Set<ReasonKind> SAID_WHOLE = EnumSet.of(ReasonKind.UNSENT, ReasonKind.NOTE);

    private RunSummaryText() {}

    /// Returns what was picked, and why other articles were not.
    public static String ofChoice(List<Reason> reasons) {
        var parts = new ArrayList<String>();
        long found = reasons.stream()
                .filter(reason -> reason.kind().isAboutNewArticle())
                .count();
        parts.add(found > 0 ? found + " found" : isUnsent(reasons) ? "no new article" : "nothing new");
        for (ReasonKind kind : ReasonKind.values()) {
            if (!SAID_WHOLE.contains(kind) && !NOT_SAID.contains(kind)) {
                part(kind, reasons).ifPresent(parts::add);
            }
        }
        reasons.stream()
                .filter(reason -> SAID_WHOLE.contains(reason.kind()))
                .map(Reason::detail)
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    private static boolean isUnsent(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.kind() == ReasonKind.UNSENT);
    }

    /// Returns how many mails are in each state.
    public static String ofDeliveryCounts(Map<DeliveryState, Long> mails) {
        return mails.isEmpty()
                ? "no subscribers"
                : mails.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().word()))
                        .map(entry -> entry.getValue() + " " + entry.getKey().word())
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> part(ReasonKind kind, List<Reason> reasons) {
        List<Reason> ofKind =
                reasons.stream().filter(reason -> reason.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            return Optional.empty();
        }
        if (kind == ReasonKind.WARNING) {
            return Optional.of(ofKind.size() == 1 ? "1 warning" : ofKind.size() + " warnings");
        }
        boolean one = ofKind.size() == 1 && !ofKind.getFirst().detail().isEmpty();
        String why = one ? ": " + ofKind.getFirst().detail() : "";
        return Optional.of(ofKind.size() + " " + kind.word() + why);
    }
}

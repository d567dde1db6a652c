package gazette.issues;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A run's account in one line: `3 found, 1 held: dated in the future, 1 duplicate, lamplight/4 with 2 articles, 11
/// accepted`.
public final class RunSummary {
    private RunSummary() {}

    /// What was chosen and why.
    public static String ofChoice(List<Reason> reasons) {
        var parts = new ArrayList<String>();
        long found = reasons.stream()
                .filter(reason -> reason.kind().isAboutNewArticle())
                .count();
        parts.add(found == 0 ? "nothing new" : found + " found");
        for (ReasonKind kind : ReasonKind.values()) {
            if (kind != ReasonKind.PICKED && kind != ReasonKind.NOTE) {
                part(kind, reasons).ifPresent(parts::add);
            }
        }
        reasons.stream()
                .filter(reason -> reason.kind() == ReasonKind.NOTE)
                .map(Reason::detail)
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    /// What became of the letters, by state.
    public static String ofDeliveryCounts(Map<String, Long> letters) {
        return letters.isEmpty()
                ? "no readers"
                : letters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> part(ReasonKind kind, List<Reason> reasons) {
        List<Reason> such =
                reasons.stream().filter(reason -> reason.kind() == kind).toList();
        if (such.isEmpty()) {
            return Optional.empty();
        }
        if (kind == ReasonKind.WARNING) {
            return Optional.of(such.size() == 1 ? "1 warning" : such.size() + " warnings");
        }
        boolean one = such.size() == 1 && !such.getFirst().detail().isEmpty();
        String why = one ? ": " + such.getFirst().detail() : "";
        return Optional.of(such.size() + " " + kind.word() + why);
    }
}

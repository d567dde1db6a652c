package gazette.web.admin;

import gazette.issues.DraftField.Kind;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.lint.Finding;
import gazette.press.publishing.NextIssue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts together what there is to say about an issue before it goes out: what the linter found in the letters, and
/// what the run would report. Each finding leads to its place on the page.
final class PreflightFindings {
    private static final Set<ReasonKind> TOLD = EnumSet.of(
            ReasonKind.FAULTY,
            ReasonKind.LEFT_OUT,
            ReasonKind.WARNING,
            ReasonKind.CHANGED,
            ReasonKind.FOLDED,
            ReasonKind.UNSENT,
            ReasonKind.NOTE);

    private final NextIssue issue;
    private final Map<String, String> places = new HashMap<>();
    private final Map<Long, String> articles = new HashMap<>();

    PreflightFindings(NextIssue issue) {
        this.issue = issue;
        issue.articles().forEach(stored -> {
            String place = "#a-" + stored.work();
            articles.put(stored.id(), place);
            places.putIfAbsent(stored.article().title(), place);
        });
    }

    /// Describes one finding.
    ///
    /// @param kind `bad` for what stops the run, `wait` for what subscribers notice, else empty
    /// @param place the address of its place within the page; empty if it is about the whole
    public record Line(String kind, String word, String what, String where, String remedy, String place) {}

    /// Returns them, the worst first.
    ///
    /// @param letter that is looked at
    List<Line> of(Optional<NextIssue.Letter> letter) {
        List<Line> lines = new ArrayList<>();
        Set<String> said = new HashSet<>();
        letter.ifPresent(shown -> shown.lintReport().findings().forEach(finding -> {
            said.add(finding.what());
            lines.add(line(finding));
        }));
        issue.reasons().stream()
                .filter(reason -> TOLD.contains(reason.kind()))
                .filter(reason -> said.stream()
                        .noneMatch(what -> reason.detail().contains(what)
                                || reason.subject().contains(what)))
                .forEach(reason -> lines.add(line(reason)));
        lines.sort(Comparator.comparingInt(line -> order(line.kind())));
        return lines;
    }

    private static int order(String kind) {
        return switch (kind) {
            case "bad" -> 0;
            case "wait" -> 1;
            default -> 2;
        };
    }

    private Line line(Finding finding) {
        String kind = switch (finding.severity()) {
            case ERROR -> "bad";
            case WARNING -> "wait";
            case NOTE -> "";
        };
        return new Line(
                kind,
                finding.severity().word(),
                finding.what(),
                finding.where(),
                finding.remedy(),
                place(finding.check() + " " + finding.where() + " " + finding.what()));
    }

    private Line line(Reason reason) {
        String kind = switch (reason.kind()) {
            case FAULTY, LEFT_OUT -> "bad";
            case WARNING, UNSENT -> "wait";
            default -> "";
        };
        String place = reason.article().isPresent()
                ? articles.getOrDefault(reason.article().getAsLong(), "")
                : place(reason.subject());
        return new Line(kind, reason.kind().word(), reason.subject(), "", reason.detail(), place);
    }

    /// Finds the field or the article that a text is about.
    private String place(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Kind kind : List.of(Kind.SUBJECT, Kind.PREHEADER, Kind.INTRO, Kind.OUTRO)) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            if (lower.startsWith(word) || lower.contains("draft/" + word)) {
                return "#f-" + word;
            }
        }
        return places.entrySet().stream()
                .filter(place -> place.getKey().length() > 3 && text.contains(place.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}

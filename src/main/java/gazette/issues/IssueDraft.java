package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.issues.DraftField.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what editors have decided for the next issue of a schedule: which articles, in what order, and words of
/// their own. It is used up when the issue is saved.
///
/// @param version counts up with every change, over all issues of the schedule
/// @param begun the version at which it began: a change based on an earlier one was meant for the issue before
/// @param lastIssue the id of the issue that had the draft before
/// @param fields by what they are; one that an editor has emptied is there with an empty value
public record IssueDraft(
        String schedule, long version, long begun, Optional<Long> lastIssue, Map<DraftField, FieldValue> fields) {
    public IssueDraft {
        fields = Map.copyOf(fields);
    }

    /// Says what an editor wants done with an article.
    public enum Choice {
        /// It is in this issue, though it is full, or though an earlier one dropped it.
        TAKE,
        /// It is not in this issue, and stays new for a later one.
        LATER,
        /// It is in no issue of the series.
        NEVER
    }

    /// Holds a field's value.
    ///
    /// @param version the draft's, when it was last changed
    /// @param savedBy the account's name
    public record FieldValue(String value, long version, Instant savedAt, String savedBy) {}

    /// Returns the draft of a schedule for which nobody has decided anything.
    public static IssueDraft empty(String schedule) {
        return new IssueDraft(schedule, 0, 0, Optional.empty(), Map.of());
    }

    /// Returns the names of those who have decided something; empty if nobody has.
    public Optional<String> authors() {
        return Optional.of(fields.values().stream()
                        .filter(field -> !field.value().isEmpty())
                        .map(FieldValue::savedBy)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    /// Returns a field's value; empty if nobody has set it.
    public String value(DraftField field) {
        return Optional.ofNullable(fields.get(field)).map(FieldValue::value).orElse("");
    }

    /// Returns the works in the order that an editor chose; those that it lacks follow.
    public List<Long> order() {
        return Stream.of(value(DraftField.order()).split(" "))
                .filter(work -> !work.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    /// Returns what is to be done with a work; empty if the schedule's rules decide.
    public Optional<Choice> choice(long work) {
        return Optional.of(value(DraftField.ofWork(Kind.CHOICE, work)))
                .filter(value -> !value.isEmpty())
                .map(value -> Choice.valueOf(value.toUpperCase(Locale.ROOT)));
    }

    /// Returns the works that an editor wants in the issue.
    public Set<Long> taken() {
        return works(Kind.CHOICE, "take");
    }

    /// Returns the works that an editor keeps out, for now or for good.
    public Set<Long> keptOut() {
        Set<Long> works = new LinkedHashSet<>(works(Kind.CHOICE, "later"));
        works.addAll(works(Kind.CHOICE, "never"));
        return works;
    }

    /// Returns the works that it counts on: those in its order, and those that are to be in the issue, without
    /// those that are kept out.
    public Set<Long> expected() {
        Set<Long> works = new LinkedHashSet<>(order());
        works.addAll(taken());
        works.removeAll(keptOut());
        return works;
    }

    private Set<Long> works(Kind kind, String value) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().kind() == kind
                        && field.getValue().value().equals(value))
                .map(field -> field.getKey().work())
                .collect(Collectors.toSet());
    }

    /// Returns a work as it stands in the issue: first or not, as an editor wants it, else as its file says.
    public Work placed(Work work) {
        String pin = value(DraftField.ofWork(Kind.PIN, work.id()));
        if (pin.isEmpty()) {
            return work;
        }
        List<StoredArticle> versions = new ArrayList<>();
        for (StoredArticle version : work.versions()) {
            versions.add(version.withArticle(
                    version.article().withPlacement(version.article().tags(), pin.equals("yes"))));
        }
        return new Work(versions);
    }

    /// Returns an editor's line for letters in a language, else the one for all languages.
    ///
    /// @param kind the subject or the preheader
    public Optional<String> line(Kind kind, String language) {
        String own = value(new DraftField(kind, Locale.forLanguageTag(language).getLanguage()));
        String line = own.isEmpty() ? value(new DraftField(kind, "")) : own;
        return Optional.of(line).filter(text -> !text.isEmpty());
    }
}

package gazette.subscribers;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// Describes which articles a subscriber of a list is done with: they got them, or will never get them.
///
/// For example, articles 1 to 7 were published and 3 and 5 did not fit into the issue: `upTo` is 7, `missing` is 3
/// and 5. The next issue brings 3, 5 and then 8, 9 and so on.
///
/// @param upTo all articles up to this number, except the missing ones; articles are numbered when they become
///     eligible
/// @param missing numbers up to there that are still to come, ascending
public record ArticleCoverage(long upTo, List<Long> missing) {
    /// The coverage of a subscriber who never got an issue.
    public static final ArticleCoverage NOTHING = new ArticleCoverage(0, List.of());

    public ArticleCoverage {
        missing = missing.stream().distinct().sorted().toList();
    }

    /// Reads a coverage from the database.
    ///
    /// @param missing as [#missingText] writes it
    public static ArticleCoverage of(long upTo, String missing) {
        return new ArticleCoverage(
                upTo,
                Arrays.stream(missing.split(","))
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    /// Returns the missing numbers, separated by commas.
    public String missingText() {
        return missing.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Returns the first number that is still to come.
    public long next() {
        return missing.isEmpty() ? upTo + 1 : missing.getFirst();
    }

    /// Returns whether an article is still to come.
    ///
    /// @param numbers of the article; whoever is done with one of them is done with it. Numbers below 1 mean that
    ///     nobody waits for it, if it has no others
    public boolean isMissing(Collection<Long> numbers) {
        return numbers.stream().anyMatch(number -> number > 0)
                && numbers.stream().filter(number -> number > 0).allMatch(this::isMissing);
    }

    private boolean isMissing(long number) {
        return number > upTo || Collections.binarySearch(missing, number) >= 0;
    }
}

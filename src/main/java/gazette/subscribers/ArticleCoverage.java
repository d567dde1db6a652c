package gazette.subscribers;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// What readers of a list have been covered with, which means that they got it or will never get it.
///
/// @param upTo every article up to this number, as articles are numbered when they become eligible
/// @param missing numbers up to there that they are still to get, ascending
public record ArticleCoverage(long upTo, List<Long> missing) {
    /// Of those who never had anything.
    public static final ArticleCoverage NOTHING = new ArticleCoverage(0, List.of());

    public ArticleCoverage {
        missing = missing.stream().distinct().sorted().toList();
    }

    /// Reads what [#missingText] wrote.
    public static ArticleCoverage of(long seq, String owed) {
        return new ArticleCoverage(
                seq,
                Arrays.stream(owed.split(","))
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    /// The owed numbers in a line, with commas between.
    public String missingText() {
        return missing.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// The first number that is still to come.
    public long next() {
        return missing.isEmpty() ? upTo + 1 : missing.getFirst();
    }

    /// Whether an article is still to come.
    public boolean isMissing(long article) {
        return article > upTo || Collections.binarySearch(missing, article) >= 0;
    }
}

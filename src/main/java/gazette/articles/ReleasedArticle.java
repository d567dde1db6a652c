package gazette.articles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Describes an article with the number that it got when it became eligible for issues.
///
/// @param numbers counted from 1 over all articles; more than one if its languages were articles of their own
///     before
/// @param isPresent whether its source still has a version of it
/// @param work the versions that its source still has, else those that it had; without their bodies
public record ReleasedArticle(List<Long> numbers, boolean isPresent, Work work) {
    public ReleasedArticle {
        numbers = List.copyOf(numbers);
    }

    /// Returns the article with those of some versions that may go out; absent if there are none of these.
    ///
    /// @param condition says which versions are taken
    public Optional<ReleasedArticle> eligible(Predicate<StoredArticle> condition, Instant now) {
        return work.only(condition).map(some -> new ReleasedArticle(numbers, isPresent, some.eligible(now)));
    }

    /// Returns the article with its work as an issue shows it.
    public ReleasedArticle with(Work shown) {
        return new ReleasedArticle(numbers, isPresent, shown);
    }
}

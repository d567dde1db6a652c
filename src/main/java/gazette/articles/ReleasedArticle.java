package gazette.articles;

import java.util.List;

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
}

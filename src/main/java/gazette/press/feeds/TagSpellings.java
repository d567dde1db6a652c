package gazette.press.feeds;

import gazette.store.FeedArchivePosition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Describes a tag with all its spellings that have the same address.
///
/// @param name the most frequent spelling
/// @param works how many works have it
public record TagSpellings(String name, Set<String> spellings, int works) {
    public TagSpellings {
        spellings = Set.copyOf(spellings);
    }

    /// Returns the tags of published articles, in the order of their addresses.
    ///
    /// @param word returns what the address of a tag is made of; a tag for which it is empty is left out
    public static List<TagSpellings> group(List<FeedArchivePosition> positions, UnaryOperator<String> word) {
        var groups = new TreeMap<String, Group>();
        for (FeedArchivePosition position : positions) {
            if (!position.isHidden()) {
                position.tags()
                        .forEach(tag -> groups.computeIfAbsent(word.apply(tag), _ -> new Group())
                                .add(tag, position.work()));
            }
        }
        groups.remove("");
        return groups.values().stream().map(Group::tag).toList();
    }

    private static final class Group {
        private final Map<String, Integer> spellings = new TreeMap<>();
        private final Set<Long> works = new HashSet<>();

        void add(String tag, long work) {
            spellings.merge(tag, 1, Integer::sum);
            works.add(work);
        }

        TagSpellings tag() {
            int most = spellings.values().stream().max(Integer::compare).orElseThrow();
            String mostFrequent = spellings.entrySet().stream()
                    .filter(spelling -> spelling.getValue() == most)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            return new TagSpellings(mostFrequent, spellings.keySet(), works.size());
        }
    }
}

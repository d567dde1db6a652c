package gazette.press.site;

import gazette.render.pages.ArchiveLinks;
import gazette.store.FeedArchivePosition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Divides what a page lists into further pages, which are counted from the oldest, so that they stay as they are when
/// something is added. The page itself has what is on no full page, and the last full one.
///
/// Example with pages of 3: of entries 1 to 8, the page itself has 8 to 4, and `…/archive/1` has 3 to 1. When 9 is
/// there, it has 9 to 7, and `…/archive/2` has 6 to 4. What is withdrawn leaves a gap.
public final class PagedArchive {
    private static final int ISSUES_ON_PAGE = 50;

    private final String home;
    private final List<OptionalLong> ids;
    private final int size;

    /// Holds the entries of a page.
    ///
    /// @param ids newest first
    public record Page(List<Long> ids, ArchiveLinks links) {
        public Page {
            ids = List.copyOf(ids);
        }
    }

    /// @param home address of the page itself
    /// @param positions of all that was ever listed, the oldest first
    /// @param size how many entries a further page has
    public PagedArchive(String home, List<FeedArchivePosition> positions, int size) {
        this.home = home;
        this.ids = ids(positions);
        this.size = size;
    }

    /// A work that comes again has its first place only.
    private static List<OptionalLong> ids(List<FeedArchivePosition> positions) {
        var seen = new HashSet<Long>();
        return positions.stream()
                .map(position -> !position.isHidden() && seen.add(position.work())
                        ? OptionalLong.of(position.id())
                        : OptionalLong.empty())
                .toList();
    }

    /// Returns the pages of issues.
    ///
    /// @param positions of all issues that there ever were, the oldest first
    public static PagedArchive ofIssues(String home, List<FeedArchivePosition> positions) {
        return new PagedArchive(home, positions, ISSUES_ON_PAGE);
    }

    /// Returns those of a feed's positions that have one of some tags.
    static List<FeedArchivePosition> tagged(List<FeedArchivePosition> positions, Set<String> tags) {
        return positions.stream()
                .filter(position -> position.tags().stream().anyMatch(tags::contains))
                .toList();
    }

    /// Returns the page itself.
    public Page newest() {
        var links = new ArchiveLinks(home, Optional.empty(), older(last()));
        return new Page(between((last() - 1) * size, ids.size()), links);
    }

    /// Returns a further page; empty if there is none, or nothing is left on it.
    public Optional<Page> page(int number) {
        if (number < 1 || number >= last() || isEmpty(number)) {
            return Optional.empty();
        }
        String newer = IntStream.range(number + 1, last())
                .filter(other -> !isEmpty(other))
                .mapToObj(this::address)
                .findFirst()
                .orElse(home);
        var links = new ArchiveLinks(address(number), Optional.of(newer), older(number));
        return Optional.of(new Page(between((number - 1) * size, number * size), links));
    }

    /// Returns the addresses of all further pages.
    List<String> addresses() {
        return IntStream.range(1, last())
                .filter(number -> !isEmpty(number))
                .mapToObj(this::address)
                .toList();
    }

    private Optional<String> older(int number) {
        return IntStream.iterate(number - 1, other -> other > 0, other -> other - 1)
                .filter(other -> !isEmpty(other))
                .mapToObj(this::address)
                .findFirst();
    }

    private String address(int number) {
        return home.replaceFirst("/$", "") + "/archive/" + number;
    }

    /// Returns the number of the last full page; 1 if none is full.
    private int last() {
        return Math.max(1, ids.size() / size);
    }

    private boolean isEmpty(int number) {
        return between((number - 1) * size, number * size).isEmpty();
    }

    private List<Long> between(int from, int to) {
        return ids.subList(from, Math.min(to, ids.size())).reversed().stream()
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .toList();
    }
}

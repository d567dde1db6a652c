package gazette.config;

import java.util.List;
import java.util.Set;

/// Describes which articles a schedule takes.
///
/// @param sources names of sources; empty means all of them
/// @param tags an article needs one of these; empty means any article
/// @param languages an article's language must be one of these; empty means any
public record ArticleFilter(List<String> sources, Set<String> tags, Set<String> languages) {
    /// Takes every article.
    public static final ArticleFilter ALL = new ArticleFilter(List.of(), Set.of(), Set.of());

    public ArticleFilter {
        sources = List.copyOf(sources);
        tags = Set.copyOf(tags);
        languages = Set.copyOf(languages);
    }
}

package gazette.config;

import java.util.Map;

/// Describes how much of each article a schedule's letters show.
///
/// @param defaultDetail for a section that is not named
/// @param sections by the section's title, which is a topic's name
public record ArticleDetailBySection(ArticleDetail defaultDetail, Map<String, ArticleDetail> sections) {
    /// Shows everything in full.
    public static final ArticleDetailBySection EVERYTHING = new ArticleDetailBySection(ArticleDetail.FULL, Map.of());

    public ArticleDetailBySection {
        sections = Map.copyOf(sections);
    }

    /// Returns how much of that section's articles is shown.
    public ArticleDetail of(String section) {
        return sections.getOrDefault(section, defaultDetail);
    }
}

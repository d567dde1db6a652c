package gazette.config;

import java.util.Map;

/// How much of its articles a schedule's letters show.
///
/// @param defaultDetail what holds for a section that is not named
/// @param sections by the section's title, which is a topic's name
public record ArticleDetailBySection(ArticleDetail defaultDetail, Map<String, ArticleDetail> sections) {
    /// Everything in full.
    public static final ArticleDetailBySection EVERYTHING = new ArticleDetailBySection(ArticleDetail.FULL, Map.of());

    public ArticleDetailBySection {
        sections = Map.copyOf(sections);
    }

    /// How much of the articles of that section.
    public ArticleDetail of(String section) {
        return sections.getOrDefault(section, defaultDetail);
    }
}

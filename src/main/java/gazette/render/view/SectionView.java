package gazette.render.view;

import java.util.List;

/// A part of an issue.
///
/// @param title empty for the part that needs none
public record SectionView(String title, List<ArticleView> articles) {}

package gazette.render.view;

import java.util.List;

/// Describes a part of an issue.
///
/// @param title empty for the part that needs none, which is never behind one that has a title
public record SectionView(String title, List<ArticleView> articles) {}

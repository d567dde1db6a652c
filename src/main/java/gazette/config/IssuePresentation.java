package gazette.config;

import java.util.Optional;

/// Describes how a schedule's letters look.
///
/// @param show how much of each article a letter shows
/// @param subject the template of the subject; absent means the theme's
/// @param theme used in place of the list's
public record IssuePresentation(
        ArticleDetailBySection show, Optional<SubjectTemplate> subject, Optional<String> theme) {
    /// The presentation of a schedule that says nothing about it.
    public static final IssuePresentation DEFAULTS =
            new IssuePresentation(ArticleDetailBySection.EVERYTHING, Optional.empty(), Optional.empty());
}

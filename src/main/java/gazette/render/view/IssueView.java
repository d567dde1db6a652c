package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes an issue of a list.
///
/// @param label its number in words, `#7` or `第 7 期`
/// @param title the mail's subject; empty while the subject is being made
/// @param headline the title of its first article; its own title if it has no article
/// @param url its page
/// @param date in words
/// @param isoDate as machines read it
/// @param lead the first article
/// @param articles of all sections, in order
/// @param intro an editor's words before them
/// @param outro an editor's words after them
public record IssueView(
        long number,
        String label,
        String title,
        String headline,
        String url,
        String date,
        String isoDate,
        Optional<ArticleView> lead,
        List<SectionView> sections,
        List<ArticleView> articles,
        Optional<NoteView> intro,
        Optional<NoteView> outro) {}

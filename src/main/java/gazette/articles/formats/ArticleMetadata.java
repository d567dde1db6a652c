package gazette.articles.formats;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Describes the checked metadata of an article.
///
/// @param cover as written: an address, or a path relative to the file
public record ArticleMetadata(
        Optional<String> id,
        Optional<String> title,
        Optional<String> author,
        Optional<OffsetDateTime> published,
        Optional<String> place,
        Optional<String> canonical,
        Optional<String> cover,
        Optional<String> lang,
        List<String> tags,
        Optional<String> summary,
        boolean pinned,
        boolean draft,
        Optional<Instant> sendAfter) {}

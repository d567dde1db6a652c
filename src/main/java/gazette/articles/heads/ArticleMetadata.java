package gazette.articles.heads;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Describes the checked metadata of an article.
///
/// @param cover as written: an address, or a path relative to the file
/// @param slug what its page shall be called, as written
/// @param draft whether it must not go out, whichever tool's word says so
/// @param sendAfter it does not go out before this instant
/// @param expires it does not go out from this instant on
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
        Optional<String> slug,
        boolean pinned,
        boolean draft,
        Optional<Instant> sendAfter,
        Optional<Instant> expires) {}

package gazette.articles;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Describes who wrote an article, when and where, as far as its author says so.
///
/// @param listed where a feed has an entry without a date in time, by its neighbours
public record Byline(
        Optional<String> author, Optional<OffsetDateTime> published, Optional<String> place, Optional<Instant> listed) {
    public static final Byline NONE = new Byline(Optional.empty(), Optional.empty(), Optional.empty());

    /// Describes what is not between neighbours.
    public Byline(Optional<String> author, Optional<OffsetDateTime> published, Optional<String> place) {
        this(author, published, place, Optional.empty());
    }
}

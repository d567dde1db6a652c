package gazette.articles;

import java.time.OffsetDateTime;
import java.util.Optional;

/// Describes who wrote an article, when and where, as far as its author says so.
public record Byline(Optional<String> author, Optional<OffsetDateTime> published, Optional<String> place) {
    public static final Byline NONE = new Byline(Optional.empty(), Optional.empty(), Optional.empty());
}

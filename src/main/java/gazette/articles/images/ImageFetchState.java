package gazette.articles.images;

import java.time.Instant;
import java.util.Optional;

/// What is known of a picture that articles show.
///
/// @param origin where they show it from: an address elsewhere, or the one of a file by its content
/// @param result what it was made into, or why there is nothing
/// @param attempts how often it was asked for in vain
/// @param retryAt when it is worth asking again; empty if it is here, or never will be
public record ImageFetchState(String origin, ImageResult result, int attempts, Optional<Instant> retryAt) {}

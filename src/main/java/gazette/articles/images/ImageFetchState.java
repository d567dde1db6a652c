package gazette.articles.images;

import java.time.Instant;
import java.util.Optional;

/// Describes what is known of an image that articles show.
///
/// @param origin the address in the articles: one on another server, or `/i/NAME` for a local file
/// @param result the stored image, or why there is none
/// @param attempts the number of failed fetches
/// @param retryAt when to fetch it again; empty if it was found, or is given up
public record ImageFetchState(String origin, ImageResult result, int attempts, Optional<Instant> retryAt) {}

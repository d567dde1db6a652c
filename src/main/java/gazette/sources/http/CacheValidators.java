package gazette.sources.http;

import java.util.Optional;

/// Holds the validators of a response, which are sent back unchanged with the next request (RFC 9110 section 8.8).
///
/// @param etag with its quotation marks
public record CacheValidators(Optional<String> etag, Optional<String> lastModified) {
    /// Used for a first request.
    public static final CacheValidators NONE = new CacheValidators(Optional.empty(), Optional.empty());

    /// Returns the validators after a 304, which need not repeat those that stay (RFC 9111 section 3.2).
    public CacheValidators updated(CacheValidators fresh) {
        return new CacheValidators(
                fresh.etag().or(this::etag), fresh.lastModified().or(this::lastModified));
    }
}

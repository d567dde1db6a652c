package gazette.sources.http;

import java.util.Optional;

/// What a server gave with a representation, to be sent back word for word when it is asked for again (RFC 9110 section
/// 8.8).
///
/// @param etag with its quotation marks
public record CacheValidators(Optional<String> etag, Optional<String> lastModified) {
    /// For a first request.
    public static final CacheValidators NONE = new CacheValidators(Optional.empty(), Optional.empty());

    /// After a 304, which need not repeat what stays (RFC 9111 section 3.2).
    public CacheValidators updated(CacheValidators fresh) {
        return new CacheValidators(
                fresh.etag().or(this::etag), fresh.lastModified().or(this::lastModified));
    }
}

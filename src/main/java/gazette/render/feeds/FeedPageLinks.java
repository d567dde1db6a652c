package gazette.render.feeds;

import java.util.Optional;

/// Describes the place of a document in its feed (RFC 5005): the current document, or a page of the archive. All
/// addresses are absolute and without the extension.
///
/// @param isArchive whether it is a page of the archive, which stays as it is when new entries come
/// @param self its own address
/// @param current what subscribers ask for
/// @param previous the nearest page with older entries
/// @param next the page with the next newer ones
public record FeedPageLinks(
        boolean isArchive, String self, String current, Optional<String> previous, Optional<String> next) {
    /// Returns the links of a feed that has only one document.
    public static FeedPageLinks only(String address) {
        return new FeedPageLinks(false, address, address, Optional.empty(), Optional.empty());
    }
}

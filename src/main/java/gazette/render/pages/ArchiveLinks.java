package gazette.render.pages;

import java.util.Optional;

/// Holds the address of a page of an archive, and those of the pages beside it, below the front page.
///
/// @param newer the page with newer entries
/// @param older the page with older entries
public record ArchiveLinks(String address, Optional<String> newer, Optional<String> older) {

    /// Returns the links of an archive that is all on one page.
    public static ArchiveLinks only(String address) {
        return new ArchiveLinks(address, Optional.empty(), Optional.empty());
    }
}

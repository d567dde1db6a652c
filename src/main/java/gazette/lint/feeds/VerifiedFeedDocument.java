package gazette.lint.feeds;

import java.util.List;

/// Holds a feed that was read back without a fault.
///
/// @param omitted entries that are not in it, since they were not as meant
public record VerifiedFeedDocument(String text, List<OmittedEntry> omitted) {
    public VerifiedFeedDocument {
        omitted = List.copyOf(omitted);
    }
}

package gazette.delivery;

/// One letter that is to go out: an issue to a reader, claimed by this process.
///
/// @param reader the reader's public id
/// @param address as frozen with the issue
/// @param name as frozen with the issue, may be empty
public record Dispatch(long issue, int variant, long subscriber, String reader, String address, String name) {}

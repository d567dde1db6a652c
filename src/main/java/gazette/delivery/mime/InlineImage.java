package gazette.delivery.mime;

/// A picture that travels in the letter itself, where the HTML shows it as `cid:ID` (RFC 2392).
///
/// @param id `NAME@DOMAIN`, unique in the world
/// @param name as a file
/// @param bytes shared, not copied
@SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
public record InlineImage(String id, String name, String mediaType, byte[] bytes) {}

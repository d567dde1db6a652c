package gazette.delivery.mime;

/// Holds an image that is part of the message. The HTML refers to it as `cid:ID` (RFC 2392).
///
/// @param id `NAME@DOMAIN`, globally unique
/// @param name the file name
/// @param bytes shared, not copied
@SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
public record InlineImage(String id, String name, String mediaType, byte[] bytes) {}

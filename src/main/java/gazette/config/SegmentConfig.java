package gazette.config;

/// Readers who are meant together, as `segments:` in `gazette.yaml` names them.
///
/// @param expression as it is written; the room of the subscribers reads it
/// @param line where it stands
public record SegmentConfig(String name, String expression, int line) {}

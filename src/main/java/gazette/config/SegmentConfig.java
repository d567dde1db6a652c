package gazette.config;

/// Describes a named group of subscribers, as `segments:` in `gazette.yaml` does.
///
/// @param expression as written; `subscribers.segments` parses it
/// @param line its line
public record SegmentConfig(String name, String expression, int line) {}

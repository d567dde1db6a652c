package gazette.render;

/// One property with its value.
///
/// @param property in lower case, but custom properties as they are
public record Declaration(String property, String value, boolean important) {}

package gazette.delivery;

/// One header field (RFC 5322 section 2.2). The only place where a value's safety is decided.
///
/// @param value ASCII
public record HeaderField(String name, String value) {
    public HeaderField {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("control or non-ASCII character in header field " + name);
        }
    }
}

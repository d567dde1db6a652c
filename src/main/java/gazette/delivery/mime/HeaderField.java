package gazette.delivery.mime;

/// Holds one header field (RFC 5322 section 2.2). Its value cannot begin another field: all fields are checked here,
/// and nowhere else.
///
/// @param value unfolded; not ASCII only if it holds an address that is not (RFC 6532)
public record HeaderField(String name, String value) {
    private static final int WIDTH = 76;
    private static final int MAX_LENGTH = 998;

    /// Creates a field.
    ///
    /// @throws IllegalArgumentException if the value has a control character
    public HeaderField {
        checked(name, value);
    }

    /// Returns the field with its CRLF, folded before a space where a line would be longer than 76 characters.
    String line() {
        var line = new StringBuilder(name.length() + value.length() + 16);
        line.append(name).append(':');
        int width = line.length();
        boolean first = true;
        for (int at = 0; at <= value.length(); ) {
            int end = value.indexOf(' ', at);
            end = end < 0 ? value.length() : end;
            if (!first && end > at && width + 1 + end - at > WIDTH) {
                line.append("\r\n");
                width = 0;
            }
            line.append(' ').append(value, at, end);
            width = checkedWidth(width + 1 + end - at);
            first = false;
            at = end + 1;
        }
        return line.append("\r\n").toString();
    }

    /// Returns the value, or a part of one, after checking that it cannot begin another field.
    static String checked(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("control character in header field " + name);
            }
        }
        return value;
    }

    private int checkedWidth(int width) {
        if (width > MAX_LENGTH) {
            throw new IllegalArgumentException("header field " + name + " has a word that no line can hold");
        }
        return width;
    }
}

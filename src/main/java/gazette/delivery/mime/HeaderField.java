package gazette.delivery.mime;

/// One header field (RFC 5322 section 2.2). The only place where a value's safety is decided: what is in here cannot
/// begin another field.
///
/// @param value unfolded; other than ASCII only in an address that is so itself (RFC 6532)
public record HeaderField(String name, String value) {
    private static final int WIDTH = 76;
    private static final int LONGEST = 998;

    public HeaderField {
        checked(name, value);
    }

    /// The field as it goes out, its CRLF included, folded before a space where a line would be longer than 76.
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
            width = fitting(width + 1 + end - at);
            first = false;
            at = end + 1;
        }
        return line.append("\r\n").toString();
    }

    /// A value, or a part of one, that cannot break out of the field.
    static String checked(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("control character in header field " + name);
            }
        }
        return value;
    }

    private int fitting(int width) {
        if (width > LONGEST) {
            throw new IllegalArgumentException("header field " + name + " has a word that no line can hold");
        }
        return width;
    }
}

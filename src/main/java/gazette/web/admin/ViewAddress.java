package gazette.web.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Builds the address of a view, with its filter and its place in the list. An empty value is left out.
final class ViewAddress {
    private final StringBuilder address;
    private char separator = '?';

    ViewAddress(String path) {
        address = new StringBuilder(path);
    }

    ViewAddress with(String name, Object value) {
        String text = String.valueOf(value);
        if (!text.isEmpty()) {
            address.append(separator).append(name).append('=').append(URLEncoder.encode(text, StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}

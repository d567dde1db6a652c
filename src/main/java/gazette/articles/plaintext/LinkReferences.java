package gazette.articles.plaintext;

import java.util.ArrayList;
import java.util.List;

/// Numbers the links of a plain text and lists their addresses below it.
final class LinkReferences {
    private final List<String> addresses = new ArrayList<>();

    /// Returns the link's text with its number. If the text is the address, returns it with [BareAddressMarks] instead.
    String mark(String text, String address) {
        if (text.equals(address) || ("mailto:" + text).equals(address)) {
            return BareAddressMarks.mark(text);
        }
        if (("http://" + text).equals(address)) {
            return BareAddressMarks.mark(address);
        }
        if (text.isBlank()) {
            return "";
        }
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
        return text + " [" + (addresses.indexOf(address) + 1) + "]";
    }

    /// Returns the lines with the addresses below.
    List<String> appendTo(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        if (!addresses.isEmpty()) {
            all.add("");
        }
        for (int i = 0; i < addresses.size(); i++) {
            all.add("[" + (i + 1) + "] " + addresses.get(i));
        }
        return all;
    }
}

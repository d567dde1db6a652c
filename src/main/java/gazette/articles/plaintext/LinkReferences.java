package gazette.articles.plaintext;

import java.util.ArrayList;
import java.util.List;

/// The numbered addresses under a plain text.
final class LinkReferences {
    private final List<String> addresses = new ArrayList<>();

    /// The link's text with its number; an address that is written out needs none.
    String mark(String text, String address) {
        if (text.equals(address) || ("mailto:" + text).equals(address)) {
            return text;
        }
        if (text.isBlank()) {
            return "";
        }
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
        return text + " [" + (addresses.indexOf(address) + 1) + "]";
    }

    List<String> under(List<String> lines) {
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

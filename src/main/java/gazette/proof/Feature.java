package gazette.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Something that HTML and CSS can do and mail programs may not.
///
/// @param slug its name at caniemail, as `css-border-radius`
/// @param title its name for people, as `border-radius`
/// @param url the page that explains it
record Feature(String slug, String title, String url, Map<Client, Support> support) {
    Feature {
        support = Map.copyOf(support);
    }

    Support in(Client client) {
        return support.getOrDefault(client, Support.UNKNOWN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Feature feature && feature.slug.equals(slug);
    }

    @Override
    public int hashCode() {
        return slug.hashCode();
    }

    @Override
    public String toString() {
        return slug;
    }

    /// The programs that must show it and do not: `Gmail, Outlook (Windows, macOS)`. Empty if all do.
    String lackedBy(List<Client> clients) {
        SequencedMap<String, List<Client>> families = clients.stream()
                .filter(Client::counted)
                .collect(Collectors.groupingBy(Client::family, LinkedHashMap::new, Collectors.toList()));
        return families.entrySet().stream()
                .map(family -> lackedBy(family.getKey(), family.getValue()))
                .filter(named -> !named.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String lackedBy(String family, List<Client> members) {
        List<String> lacking = members.stream()
                .filter(client -> in(client) == Support.NONE)
                .map(Client::platform)
                .toList();
        if (lacking.isEmpty()) {
            return "";
        }
        return lacking.size() == members.size() ? family : family + " (" + String.join(", ", lacking) + ")";
    }
}

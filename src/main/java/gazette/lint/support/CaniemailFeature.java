package gazette.lint.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Describes a feature of HTML or CSS that a mail program may lack.
///
/// @param slug its name at caniemail, as `css-border-radius`
/// @param title its name for people, as `border-radius`
/// @param url the page that explains it
public record CaniemailFeature(String slug, String title, String url, Map<MailClient, SupportLevel> support) {
    public CaniemailFeature {
        support = Map.copyOf(support);
    }

    SupportLevel in(MailClient client) {
        return support.getOrDefault(client, SupportLevel.UNKNOWN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaniemailFeature feature && feature.slug.equals(slug);
    }

    @Override
    public int hashCode() {
        return slug.hashCode();
    }

    @Override
    public String toString() {
        return slug;
    }

    /// Returns the programs that must show the feature and do not: `Gmail, Outlook (Windows, macOS)`. Empty if all do.
    public String lackedBy(List<MailClient> clients) {
        SequencedMap<String, List<MailClient>> families = clients.stream()
                .filter(MailClient::isTarget)
                .collect(Collectors.groupingBy(MailClient::family, LinkedHashMap::new, Collectors.toList()));
        return families.entrySet().stream()
                .map(family -> lackedBy(family.getKey(), family.getValue()))
                .filter(named -> !named.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String lackedBy(String family, List<MailClient> members) {
        List<String> lacking = members.stream()
                .filter(client -> in(client) == SupportLevel.NONE)
                .map(MailClient::platform)
                .toList();
        if (lacking.isEmpty()) {
            return "";
        }
        return lacking.size() == members.size() ? family : family + " (" + String.join(", ", lacking) + ")";
    }
}

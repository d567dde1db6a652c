package gazette.lint.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses the data of caniemail.com as npm has them.
final class CaniemailParser {
    /// Lists the families that nearly all subscribers use. What QQ and 163 support, nobody has written down.
    private static final Set<String> COUNTED = Set.of("gmail", "outlook", "apple-mail", "yahoo");

    /// Lists programs that are no longer made.
    private static final Set<String> RETIRED = Set.of("outlook/windows-mail");

    private final JsonNode root;
    private final Map<String, MailClient> clients = new LinkedHashMap<>();
    private final Map<MailClient, Integer> tried = new HashMap<>();

    CaniemailParser(JsonNode root) {
        this.root = root;
    }

    CaniemailData result() {
        var features = new ArrayList<CaniemailFeature>();
        root.path("data").forEach(feature -> features.add(feature(feature)));
        List<MailClient> known = clients.values().stream()
                .filter(client -> tried.getOrDefault(client, 0) * 2 >= features.size())
                .toList();
        String date = root.path("last_update_date").asText();
        return new CaniemailData(date.substring(0, Math.min(10, date.length())), known, features);
    }

    private CaniemailFeature feature(JsonNode feature) {
        var support = new HashMap<MailClient, SupportLevel>();
        feature.path("stats")
                .properties()
                .forEach(family -> family.getValue().properties().forEach(platform -> {
                    MailClient client = client(family.getKey(), platform.getKey());
                    SupportLevel newest = newest(platform.getValue());
                    support.put(client, newest);
                    tried.merge(client, newest == SupportLevel.UNKNOWN ? 0 : 1, Integer::sum);
                }));
        return new CaniemailFeature(
                feature.path("slug").asText(),
                feature.path("title").asText().strip(),
                feature.path("url").asText(),
                support);
    }

    /// Versions stand in the order of their appearance.
    private static SupportLevel newest(JsonNode versions) {
        SupportLevel newest = SupportLevel.UNKNOWN;
        for (JsonNode version : versions) {
            newest = SupportLevel.of(version.asText());
        }
        return newest;
    }

    private MailClient client(String family, String platform) {
        String id = family + "/" + platform;
        return clients.computeIfAbsent(
                id,
                none -> new MailClient(
                        nice("family", family),
                        nice("platform", platform),
                        COUNTED.contains(family) && !RETIRED.contains(id)));
    }

    private String nice(String kind, String name) {
        return root.path("nicenames").path(kind).path(name).asText(name);
    }
}

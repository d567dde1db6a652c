package gazette.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The data of caniemail.com, as npm has them.
final class CaniemailFile {
    /// Where nearly all readers are. What QQ and 163 can do, nobody has written down.
    private static final Set<String> COUNTED = Set.of("gmail", "outlook", "apple-mail", "yahoo");

    /// No longer made.
    private static final Set<String> RETIRED = Set.of("outlook/windows-mail");

    private final JsonNode root;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<Client, Integer> tried = new HashMap<>();

    CaniemailFile(JsonNode root) {
        this.root = root;
    }

    Caniemail result() {
        var features = new ArrayList<Feature>();
        root.path("data").forEach(feature -> features.add(feature(feature)));
        List<Client> known = clients.values().stream()
                .filter(client -> tried.getOrDefault(client, 0) * 2 >= features.size())
                .toList();
        String date = root.path("last_update_date").asText();
        return new Caniemail(date.substring(0, Math.min(10, date.length())), known, features);
    }

    private Feature feature(JsonNode feature) {
        var support = new HashMap<Client, Support>();
        feature.path("stats")
                .properties()
                .forEach(family -> family.getValue().properties().forEach(platform -> {
                    Client client = client(family.getKey(), platform.getKey());
                    Support newest = newest(platform.getValue());
                    support.put(client, newest);
                    tried.merge(client, newest == Support.UNKNOWN ? 0 : 1, Integer::sum);
                }));
        return new Feature(
                feature.path("slug").asText(),
                feature.path("title").asText().strip(),
                feature.path("url").asText(),
                support);
    }

    /// Versions stand in the order of their appearance.
    private static Support newest(JsonNode versions) {
        Support newest = Support.UNKNOWN;
        for (JsonNode version : versions) {
            newest = Support.of(version.asText());
        }
        return newest;
    }

    private Client client(String family, String platform) {
        String id = family + "/" + platform;
        return clients.computeIfAbsent(
                id,
                none -> new Client(
                        nice("family", family),
                        nice("platform", platform),
                        COUNTED.contains(family) && !RETIRED.contains(id)));
    }

    private String nice(String kind, String name) {
        return root.path("nicenames").path(kind).path(name).asText(name);
    }
}

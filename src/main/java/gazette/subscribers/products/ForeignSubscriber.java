package gazette.subscribers.products;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.subscribers.csv.SubscriberField;
import java.util.LinkedHashMap;
import java.util.Map;

/// What another product says of a reader.
///
/// @param status a word that `ImportRowValidator` knows
/// @param record how and when they joined or went there; empty if it does not say
/// @param proven whether that tells by itself that they agreed
/// @param attributes empty ones are left out
record ForeignSubscriber(
        Map<SubscriberField, String> fields,
        String status,
        String record,
        boolean proven,
        Map<String, String> attributes) {
    ForeignSubscriber {
        var said = new LinkedHashMap<String, String>();
        attributes.forEach((name, content) -> {
            if (!content.isBlank()) {
                said.put(name, content);
            }
        });
        attributes = said;
    }

    ForeignSubscriber(
            Map<SubscriberField, String> fields, String status, String record, Map<String, String> attributes) {
        this(fields, status, record, false, attributes);
    }

    /// What a JSON object says, name by name; what is no single value stays JSON.
    static Map<String, String> attributes(JsonNode object) {
        var attributes = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(entry -> attributes.put(
                        entry.getKey(),
                        entry.getValue().isValueNode()
                                ? entry.getValue().asText()
                                : entry.getValue().toString()));
        return attributes;
    }
}

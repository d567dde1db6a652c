package gazette.subscribers.products;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.subscribers.csv.SubscriberField;
import java.util.LinkedHashMap;
import java.util.Map;

/// Holds what another product's export says about a subscriber.
///
/// @param status a word that `ImportRowValidator` knows
/// @param record how and when they joined or left; empty if the export does not say
/// @param proven whether the record by itself proves that they agreed to get mails
/// @param attributes empty ones are left out
record ForeignSubscriber(
        Map<SubscriberField, String> fields,
        String status,
        String record,
        boolean proven,
        Map<String, String> attributes) {
    ForeignSubscriber {
        var nonBlank = new LinkedHashMap<String, String>();
        attributes.forEach((name, content) -> {
            if (!content.isBlank()) {
                nonBlank.put(name, content);
            }
        });
        attributes = nonBlank;
    }

    ForeignSubscriber(
            Map<SubscriberField, String> fields, String status, String record, Map<String, String> attributes) {
        this(fields, status, record, false, attributes);
    }

    /// Returns the values of a JSON object by name. Objects and arrays in it stay JSON.
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

package gazette.web.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holds a form that came after the session had ended: the page of the sign-in carries it, and the person sends it once
/// more by a button. Passwords are not carried, and files cannot be.
///
/// @param path where it was sent; an action of the desk
/// @param fields in order
record KeptForm(String path, List<Field> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    KeptForm {
        fields = List.copyOf(fields);
    }

    /// Holds one field.
    record Field(String name, String value) {}

    static KeptForm of(String path, Map<String, List<String>> form) {
        List<Field> fields = new ArrayList<>();
        form.forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).contains("password")) {
                values.forEach(value -> fields.add(new Field(name, value)));
            }
        });
        return new KeptForm(path, fields);
    }

    /// Returns it as one hidden field carries it.
    String written() {
        ObjectNode node = JSON.createObjectNode().put("path", path);
        ArrayNode list = node.putArray("fields");
        fields.forEach(field -> list.addObject().put("name", field.name()).put("value", field.value()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Reads what [#written()] wrote; empty if it is nothing of that kind.
    static Optional<KeptForm> read(String written) {
        try {
            JsonNode node = JSON.readTree(new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8));
            List<Field> fields = new ArrayList<>();
            node.path("fields")
                    .forEach(field -> fields.add(new Field(
                            field.path("name").asText(), field.path("value").asText())));
            String path = node.path("path").asText();
            return DeskPath.of(path).equals(path) && !path.equals(DeskPath.HOME)
                    ? Optional.of(new KeptForm(path, fields))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

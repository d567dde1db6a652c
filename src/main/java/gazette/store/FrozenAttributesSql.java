package gazette.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the attributes of a subscriber that an issue's letters speak of as one value: a line for each, which is empty
/// if nobody knows it. They are frozen with the recipients, so that a letter written again is the same letter.
///
/// @param names those of the attributes
record FrozenAttributesSql(List<String> names) {
    /// Returns the value as SQL; null where the letters speak of none.
    String sql() {
        if (names.isEmpty()) {
            return "null";
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> "coalesce((select replace(replace(attribute.content, :return, ' '), :line, ' ')"
                        + " from attribute where attribute.subscriber_id = subscriber.id"
                        + " and attribute.name = :attribute" + i + "), '')")
                .collect(Collectors.joining(" || :line || "));
    }

    Map<String, Object> binds() {
        var binds = new HashMap<String, Object>();
        for (int i = 0; i < names.size(); i++) {
            binds.put("attribute" + i, names.get(i));
        }
        if (!names.isEmpty()) {
            binds.put("line", "\n");
            binds.put("return", "\r");
        }
        return binds;
    }
}

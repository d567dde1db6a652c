package gazette.render.css;

import java.util.List;

/// Describes a property with its value, or with several where one block sets it several times: a client takes the last
/// one that it understands.
///
/// @param property in lower case, but custom properties as they are
/// @param values in order, none empty
public record Declaration(String property, List<String> values, boolean important) {
    public Declaration {
        values = List.copyOf(values);
    }
}

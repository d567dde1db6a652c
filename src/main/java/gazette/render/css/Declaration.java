package gazette.render.css;

import java.util.List;

/// One property with its value, or with several if it is told several times in one block: a client takes the last that
/// it understands.
///
/// @param property in lower case, but custom properties as they are
/// @param values in order, none empty
public record Declaration(String property, List<String> values, boolean important) {
    public Declaration {
        values = List.copyOf(values);
    }
}

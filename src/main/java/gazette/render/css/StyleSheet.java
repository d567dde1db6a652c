package gazette.render.css;

import java.util.List;

/// Holds a style sheet in which no rule stands in another.
///
/// @param warnings about what was left out
record StyleSheet(List<FlatItem> items, List<CssWarning> warnings) {
    StyleSheet {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }
}

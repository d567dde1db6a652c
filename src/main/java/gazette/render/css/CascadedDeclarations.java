package gazette.render.css;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Collects the declarations for one element, weakest first. A property that is set again moves to the end, so that a
/// shorthand and its longhands keep their order.
final class CascadedDeclarations {
    private final LinkedHashMap<String, List<String>> normal = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<String>> important = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<String>> inlineImportant = new LinkedHashMap<>();

    void addSheet(List<Declaration> declarations) {
        declarations.forEach(d -> (d.important() ? important : normal).putLast(d.property(), d.values()));
    }

    void addInline(List<Declaration> declarations) {
        declarations.forEach(d -> (d.important() ? inlineImportant : normal).putLast(d.property(), d.values()));
    }

    /// Returns the values without `!important`: the only rules left for it to beat are those for dark or narrow
    /// screens, which are meant to win.
    Map<String, List<String>> values() {
        LinkedHashMap<String, List<String>> values = new LinkedHashMap<>(normal);
        important.forEach(values::putLast);
        inlineImportant.forEach(values::putLast);
        return values;
    }

    /// Returns the text of a `style` attribute.
    static String toStyle(Map<String, List<String>> values) {
        var style = new StringJoiner(";");
        values.forEach((property, all) -> all.forEach(value -> style.add(property + ":" + value)));
        return style.toString();
    }
}

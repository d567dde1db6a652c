package gazette.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What one element is told, weakest first. A property that is told again moves to the end, so that a shorthand and
/// its longhands keep the order of their strength.
final class Cascade {
    private final LinkedHashMap<String, String> normal = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> important = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> inlineImportant = new LinkedHashMap<>();

    void sheet(List<Declaration> declarations) {
        declarations.forEach(d -> (d.important() ? important : normal).putLast(d.property(), d.value()));
    }

    void inline(List<Declaration> declarations) {
        declarations.forEach(d -> (d.important() ? inlineImportant : normal).putLast(d.property(), d.value()));
    }

    /// Without `!important`: nothing is left for it to beat but the rules for dark or narrow screens, and those are
    /// meant to win.
    Map<String, String> values() {
        LinkedHashMap<String, String> values = new LinkedHashMap<>(normal);
        important.forEach(values::putLast);
        inlineImportant.forEach(values::putLast);
        return values;
    }

    String written() {
        return values().entrySet().stream()
                .map(d -> d.getKey() + ":" + d.getValue())
                .collect(Collectors.joining(";"));
    }
}

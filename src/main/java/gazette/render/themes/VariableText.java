package gazette.render.themes;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Counts the letters of a template's variables, once they are asked for. A letter that HTML escapes counts six times.
final class VariableText {
    private static final int ESCAPED = 6;

    private final Record[] variables;
    private long letters = -1;

    VariableText(Record... variables) {
        this.variables = variables;
    }

    long letters() {
        if (letters < 0) {
            letters = 0;
            for (Record variable : variables) {
                letters += of(variable);
            }
        }
        return letters;
    }

    private static long of(Object value) {
        return switch (value) {
            case String text -> ofText(text);
            case Optional<?> optional -> optional.map(VariableText::of).orElse(0L);
            case Collection<?> all -> all.stream().mapToLong(VariableText::of).sum();
            case Map<?, ?> map -> of(map.values());
            case Record variables -> ofRecord(variables);
            default -> 0;
        };
    }

    private static long ofText(String text) {
        long escaped = text.chars().filter(c -> "<>&\"'".indexOf(c) >= 0).count();
        return text.length() + (ESCAPED - 1) * escaped;
    }

    private static long ofRecord(Record variables) {
        long letters = 0;
        for (RecordComponent component : variables.getClass().getRecordComponents()) {
            letters += of(RecordModel.value(component, variables));
        }
        return letters;
    }
}

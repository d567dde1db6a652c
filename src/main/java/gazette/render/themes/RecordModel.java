package gazette.render.themes;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows a record's components to a template, and nothing else of it: no class and no methods.
public record RecordModel(Record variables, ObjectWrapper wrapper) implements TemplateHashModel {
    private static final ClassValue<Map<String, RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, component -> {
                        component.getAccessor().setAccessible(true);
                        return component;
                    }));
        }
    };

    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
        RecordComponent component = COMPONENTS.get(variables.getClass()).get(name);
        return component == null ? null : wrapper.wrap(value(component, variables));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    static Object value(RecordComponent component, Record variables) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(variables);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component can be read", e);
        }
    }
}

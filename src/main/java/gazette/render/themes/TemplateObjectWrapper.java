package gazette.render.themes;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import gazette.render.SubscriberSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows records to templates: a component by its name, and an absent one as missing, so that `<#if article.cover??>`
/// asks for it. What is neither a record, a list, a map, a text, a number nor a boolean cannot be shown.
final class TemplateObjectWrapper extends DefaultObjectWrapper {
    TemplateObjectWrapper() {
        super(Configuration.VERSION_2_3_34);
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return switch (value) {
            case Optional<?> optional -> wrap(optional.orElse(null));
            case SubscriberSlots slots -> new SubscriberModel(slots);
            case Record variables -> new RecordModel(variables, this);
            case TemplateModel model -> model;
            case Enum<?> word -> super.wrap(word.toString());
            case String _, Number _, Boolean _, List<?> _, Map<?, ?> _ -> super.wrap(value);
            case null -> null;
            default ->
                throw new TemplateModelException(
                        "a template cannot show a " + value.getClass().getSimpleName());
        };
    }

    /// Returns the components of several records as one set of variables; the first record that has a name wins.
    TemplateHashModel merged(Record... records) {
        List<TemplateHashModel> parts = new ArrayList<>();
        for (Record part : records) {
            parts.add(new RecordModel(part, this));
        }
        return new Merged(parts);
    }

    private record Merged(List<TemplateHashModel> parts) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String name) throws TemplateModelException {
            for (TemplateHashModel part : parts) {
                TemplateModel found = part.get(name);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}

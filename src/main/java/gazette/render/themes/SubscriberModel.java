package gazette.render.themes;

import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import gazette.config.SpellingSuggestion;
import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlots;
import java.util.List;

/// Shows a letter's subscriber to templates: `subscriber.name`, `subscriber.address` and `subscriber.attributes.NAME`.
record SubscriberModel(SubscriberSlots slots) implements TemplateHashModel {
    private static final String ATTRIBUTES = "attributes";
    private static final List<String> FIELDS = List.of(SubscriberFields.NAME, SubscriberFields.ADDRESS, ATTRIBUTES);

    @Override
    public TemplateModel get(String field) throws TemplateModelException {
        if (field.equals(ATTRIBUTES)) {
            return new Attributes(slots);
        }
        if (!FIELDS.contains(field)) {
            String remedy = SpellingSuggestion.to(field, FIELDS)
                    .map(near -> "did you mean `subscriber." + near + "`?")
                    .orElse("attributes are written `subscriber.attributes." + field + "`");
            throw new TemplateModelException("`subscriber` has no `" + field + "`; " + remedy);
        }
        return new SubscriberSlotModel(slots, List.of(field));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    /// Shows attributes. Which there are is not known here: [gazette.render.check.TemplateCheck] tells which are used.
    private record Attributes(SubscriberSlots slots) implements TemplateHashModel {
        @Override
        public TemplateModel get(String name) {
            return new SubscriberSlotModel(slots, List.of(SubscriberFields.ATTRIBUTES + name));
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}

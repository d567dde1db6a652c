package gazette.render.themes;

import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import gazette.render.SubscriberSlots;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows something of a letter's subscriber. It can be shown only, and only with a fallback: a letter is rendered once
/// for all its subscribers.
record SubscriberSlotModel(SubscriberSlots slots, List<String> fields, Optional<String> fallback)
        implements TemplateScalarModel {
    SubscriberSlotModel(SubscriberSlots slots, List<String> fields) {
        this(slots, fields, Optional.empty());
    }

    /// Returns the same with a fallback.
    SubscriberSlotModel or(String text) {
        return fallback.isPresent() ? this : new SubscriberSlotModel(slots, fields, Optional.of(text));
    }

    /// Returns a slot for the first of both that is known.
    SubscriberSlotModel or(SubscriberSlotModel other) {
        return fallback.isPresent()
                ? this
                : new SubscriberSlotModel(
                        slots,
                        Stream.concat(fields.stream(), other.fields().stream()).toList(),
                        other.fallback());
    }

    /// Returns how it is written in a template.
    String written() {
        return "subscriber." + fields.getFirst();
    }

    @Override
    public String getAsString() throws TemplateModelException {
        if (fallback.isEmpty()) {
            throw new TemplateModelException("`" + written() + "` has no fallback, and not of everybody it is known;"
                    + " write `${" + written() + "!\"reader\"}`");
        }
        return slots.text(fields, fallback.get());
    }
}

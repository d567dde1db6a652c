package gazette.web.admin;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import gazette.render.themes.RecordModel;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows values to the desk's templates: an absent one as missing, a constant as its word in small letters, a record's
/// components as properties.
final class AdminObjectWrapper extends DefaultObjectWrapper {
    AdminObjectWrapper() {
        super(Configuration.VERSION_2_3_34);
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        return switch (value) {
            case null -> super.wrap(null);
            case Optional<?> optional -> wrap(optional.orElse(null));
            case Record parts -> new RecordModel(parts, this);
            case Enum<?> constant -> super.wrap(constant.name().toLowerCase(Locale.ROOT));
            default -> super.wrap(value);
        };
    }
}

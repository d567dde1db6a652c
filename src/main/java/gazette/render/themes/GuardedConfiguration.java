package gazette.render.themes;

import freemarker.core.TemplateGuards;
import freemarker.template.Configuration;
import freemarker.template.Template;
import gazette.render.RenderException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Guards each template that FreeMarker loads, those that others include too.
final class GuardedConfiguration extends Configuration {
    private static final int LETTERS_PER_DEPTH = 10;

    private final RenderGuard guard;

    GuardedConfiguration(RenderGuard guard) {
        super(VERSION_2_3_34);
        this.guard = guard;
    }

    /// All other methods of this name call this one.
    @Override
    public @Nullable Template getTemplate(
            String name,
            @Nullable Locale locale,
            @Nullable Object condition,
            @Nullable String encoding,
            boolean isParsed,
            boolean mayMiss)
            throws IOException {
        try {
            Template template = super.getTemplate(name, locale, condition, encoding, isParsed, mayMiss);
            if (template != null) {
                TemplateGuards.install(template, guard);
            }
            return template;
        } catch (StackOverflowError e) {
            int line = deepestLine(((ThemeFiles) getTemplateLoader()).read(name).orElse(""));
            throw RenderException.of(name, line, "is nested too deeply", "divide its longest expression or directive");
        }
    }

    /// Returns the line with the innermost bracket or tag, or with the longest expression, counted from 1.
    private static int deepestLine(String text) {
        int depth = 0;
        int deepest = 0;
        int deepestLine = 1;
        int line = 1;
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 || text.startsWith("<#", i) ? 1 : 0;
            depth -= ")]}".indexOf(c) >= 0 || text.startsWith("</#", i) ? 1 : 0;
            weight = c == '\n' ? 0 : weight + 1;
            if (depth * LETTERS_PER_DEPTH + weight > deepest) {
                deepest = depth * LETTERS_PER_DEPTH + weight;
                deepestLine = line;
            }
            line += c == '\n' ? 1 : 0;
        }
        return deepestLine;
    }

    /// Guards a template that stands elsewhere.
    Template guarded(Template template) {
        TemplateGuards.install(template, guard);
        return template;
    }
}

package freemarker.core;

/// Describes where something stands.
///
/// @param template the name under which the template was found
/// @param line counted from 1
public record TemplatePlace(String template, int line) {
    @SuppressWarnings("deprecation") // The tree is deprecated for users; nothing replaces it.
    static TemplatePlace of(TemplateObject node) {
        return new TemplatePlace(node.getTemplate().getSourceName(), Math.max(node.getBeginLine(), 1));
    }
}

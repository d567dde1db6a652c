package gazette.render.css;

import java.util.List;

/// Lists what a style sheet consists of, as it is written: rules may stand in rules (CSS Nesting Module Level 1).
sealed interface CssItem {
    /// Holds one declaration of a rule.
    record Declared(Declaration declaration) implements CssItem {}

    /// Holds a rule with selectors.
    ///
    /// @param selectors as written, between commas
    /// @param line counted from 1
    record StyleRule(String selectors, List<CssItem> content, int line) implements CssItem {}

    /// Holds an at-rule with rules in it, such as `@media`.
    ///
    /// @param name without `@`, in lower case
    record Group(String name, String prelude, List<CssItem> content) implements CssItem {}

    /// Holds another at-rule, such as `@font-face` or `@import`.
    ///
    /// @param name without `@`, in lower case
    /// @param block what stands in its braces
    /// @param text the whole at-rule
    record Other(String name, String block, String text, int line) implements CssItem {}

    /// Holds what no browser reads.
    record Malformed(CssWarning warning) implements CssItem {}
}

package gazette.render.css;

import java.util.List;
import java.util.stream.Collectors;

/// Lists what a style sheet consists of once no rule stands in another.
sealed interface FlatItem {
    /// Returns it as it stands in a sheet.
    String css();

    /// Holds a rule.
    record Rule(List<Selector> selectors, List<Declaration> declarations) implements FlatItem {
        @Override
        public String css() {
            return css(selectors.stream().map(Selector::text).collect(Collectors.joining(",")), declarations);
        }

        static String css(String selectors, List<Declaration> declarations) {
            return declarations.stream().map(Declaration::css).collect(Collectors.joining(";", selectors + "{", "}"));
        }
    }

    /// Holds an at-rule with rules in it.
    ///
    /// @param name without `@`, in lower case
    record Group(String name, String prelude, List<FlatItem> items) implements FlatItem {
        /// Returns its beginning, such as `@media (max-width:480px)`.
        String head() {
            return "@" + name + (prelude.isEmpty() ? "" : " " + prelude);
        }

        @Override
        public String css() {
            return items.stream().map(FlatItem::css).collect(Collectors.joining("", head() + "{", "}"));
        }
    }

    /// Holds another at-rule.
    ///
    /// @param name without `@`, in lower case
    /// @param block what stands in its braces
    record Other(String name, String block, String css) implements FlatItem {}
}

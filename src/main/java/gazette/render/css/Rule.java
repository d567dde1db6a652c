package gazette.render.css;

import java.util.List;

/// Describes a selector with its declarations.
record Rule(SelectorMatcher selector, List<Declaration> declarations) {}

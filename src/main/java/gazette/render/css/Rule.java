package gazette.render.css;

import java.util.List;

/// A selector of a style sheet with its declarations.
record Rule(SelectorMatcher selection, List<Declaration> declarations) {}

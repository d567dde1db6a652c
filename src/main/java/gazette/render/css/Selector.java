package gazette.render.css;

/// Holds a selector as written, and what it selects.
record Selector(String text, SelectorMatcher matcher) {}

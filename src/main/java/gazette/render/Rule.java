package gazette.render;

import java.util.List;

/// A selector of a style sheet with its declarations.
record Rule(Selection selection, List<Declaration> declarations) {}

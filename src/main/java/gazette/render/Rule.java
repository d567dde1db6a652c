package gazette.render;

import java.util.List;
import org.jsoup.select.Evaluator;

/// A selector of a style sheet with its declarations.
record Rule(Evaluator selector, Specificity specificity, List<Declaration> declarations) {}

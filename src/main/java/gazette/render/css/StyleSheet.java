package gazette.render.css;

import java.util.List;

/// Holds a style sheet: the rules that can be inlined, and the rest as text.
record StyleSheet(List<Rule> rules, String rest) {}

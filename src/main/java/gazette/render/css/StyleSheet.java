package gazette.render.css;

import java.util.List;

/// A style sheet: what can be inlined, and the rest as text.
record StyleSheet(List<Rule> rules, String rest) {}

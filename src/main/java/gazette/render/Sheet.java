package gazette.render;

import java.util.List;

/// A style sheet: what can be inlined, and the rest as text.
record Sheet(List<Rule> rules, String rest) {}

package gazette.articles.dialects;

import org.commonmark.node.CustomNode;

/// Stands around text that Pandoc gives attributes, `[text]{.class}`.
final class AttributedText extends CustomNode {}

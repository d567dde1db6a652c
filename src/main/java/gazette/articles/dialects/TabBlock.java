package gazette.articles.dialects;

import org.commonmark.node.CustomBlock;

/// Holds what stands behind one tab of a page. In a letter all of them are shown, one below the other.
final class TabBlock extends CustomBlock {}

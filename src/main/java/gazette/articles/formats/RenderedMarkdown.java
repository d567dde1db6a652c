package gazette.articles.formats;

import gazette.articles.dialects.Omission;
import java.util.List;
import org.jsoup.nodes.Element;

/// Holds the body of a text in Markdown.
///
/// @param body not sanitised
/// @param unusedFootnotes labels of footnotes that nothing refers to; they are left out
record RenderedMarkdown(Element body, List<String> unusedFootnotes, List<Omission> leftOut) {}

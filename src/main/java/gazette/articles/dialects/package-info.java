/// Understands what other tools add to Markdown: comments, shortcodes, components, callouts, links between notes.
/// Receives Markdown while it is parsed, hands on a document of plain Markdown, and what was left out of it.
@NullMarked
package gazette.articles.dialects;

import org.jspecify.annotations.NullMarked;

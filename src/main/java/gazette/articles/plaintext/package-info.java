/// Receives the HTML of a clean body, hands on plain text for the text part of a mail and for summaries.
@NullMarked
package gazette.articles.plaintext;

import org.jspecify.annotations.NullMarked;

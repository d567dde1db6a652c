/// Receives the stored articles and a schedule's subscribers. Hands on the articles of the next issue for each
/// group of them, with reasons, and explains for each article why it was sent or left out ([ExplainArticle]).
@NullMarked
package gazette.press.picking;

import org.jspecify.annotations.NullMarked;

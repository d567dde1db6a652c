/// Receives an article file or a feed entry, hands on a finished article or what is wrong with it.
@NullMarked
package gazette.articles.parsing;

import org.jspecify.annotations.NullMarked;

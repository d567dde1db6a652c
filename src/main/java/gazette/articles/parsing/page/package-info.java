/// Receives a web page, hands on the part of it that is the article, without what surrounds it.
@NullMarked
package gazette.articles.parsing.page;

import org.jspecify.annotations.NullMarked;

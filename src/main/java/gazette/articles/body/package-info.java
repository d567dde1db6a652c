/// Receives dirty HTML, hands on a clean body: sanitised, links absolute, images placed, blocks in one shape.
@NullMarked
package gazette.articles.body;

import org.jspecify.annotations.NullMarked;

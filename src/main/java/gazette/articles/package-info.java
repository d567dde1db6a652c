/// The copy desk: receives article files, hands on clean, identified articles and what is wrong with the others.
@NullMarked
package gazette.articles;

import org.jspecify.annotations.NullMarked;

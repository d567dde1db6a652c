/// The copy desk: receives article files, hands on clean, identified articles and what is wrong with the others.
/// A [gazette.articles.Dialect] makes a draft of a file, from there on all are the same: the head is checked, the body
/// sanitised, brought into one shape, and written a second time as plain text.
@NullMarked
package gazette.articles;

import org.jspecify.annotations.NullMarked;

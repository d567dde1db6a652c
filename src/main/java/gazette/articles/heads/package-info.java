/// Receives the text of an article's file; hands on what its head says, whichever tool it was written for, and the
/// text without the head.
@NullMarked
package gazette.articles.heads;

import org.jspecify.annotations.NullMarked;

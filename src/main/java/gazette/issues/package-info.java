/// Receives the articles that are new for a list, returns an issue with its sections, and a reason for each article.
@NullMarked
package gazette.issues;

import org.jspecify.annotations.NullMarked;

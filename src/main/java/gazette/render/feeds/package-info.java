/// Renders lists of articles and issues as RSS, Atom and JSON Feed.
@NullMarked
package gazette.render.feeds;

import org.jspecify.annotations.NullMarked;

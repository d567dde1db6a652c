/// Parses segments: expressions that choose some of a list's subscribers.
@NullMarked
package gazette.subscribers.segments;

import org.jspecify.annotations.NullMarked;

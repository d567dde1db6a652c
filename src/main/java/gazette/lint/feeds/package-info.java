/// Reads the feeds that Gazette renders, as a strict feed reader does, and leaves out entries that are not as meant.
@NullMarked
package gazette.lint.feeds;

import org.jspecify.annotations.NullMarked;

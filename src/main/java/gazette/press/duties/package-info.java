/// Runs what a process does again and again, and knows which of it no longer works.
@NullMarked
package gazette.press.duties;

import org.jspecify.annotations.NullMarked;

/// Writes events as lines of the log. Receives a pattern and values, hands on one line whose fields are its own.
@NullMarked
package gazette.logging;

import org.jspecify.annotations.NullMarked;

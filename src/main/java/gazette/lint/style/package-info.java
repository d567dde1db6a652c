/// Computes how words look in a mail: colours by day and in dark mode.
@NullMarked
package gazette.lint.style;

import org.jspecify.annotations.NullMarked;

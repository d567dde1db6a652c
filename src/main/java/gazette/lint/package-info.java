/// Describes what the checks of a mail receive and hand on: the mail before it is sent, and findings.
@NullMarked
package gazette.lint;

import org.jspecify.annotations.NullMarked;

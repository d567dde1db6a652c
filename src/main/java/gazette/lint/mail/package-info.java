/// Runs all checks over one mail, hands on one report.
@NullMarked
package gazette.lint.mail;

import org.jspecify.annotations.NullMarked;

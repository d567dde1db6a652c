/// Receives a mail before it is sent, hands on what is wrong with it: one class for each kind of check.
@NullMarked
package gazette.lint.checks;

import org.jspecify.annotations.NullMarked;

/// Reads caniemail's data, hands on which mail programs support a feature of HTML or CSS.
@NullMarked
package gazette.lint.support;

import org.jspecify.annotations.NullMarked;

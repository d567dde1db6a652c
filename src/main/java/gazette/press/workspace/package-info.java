/// Joins the settings, the database and the keys into the one context that all use cases work with.
@NullMarked
package gazette.press.workspace;

import org.jspecify.annotations.NullMarked;

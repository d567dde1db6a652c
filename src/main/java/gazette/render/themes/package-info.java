/// Finds the templates of a theme in the workspace or in the program, and runs them.
@NullMarked
package gazette.render.themes;

import org.jspecify.annotations.NullMarked;

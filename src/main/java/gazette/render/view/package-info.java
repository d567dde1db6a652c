/// Holds what templates see: records only.
@NullMarked
package gazette.render.view;

import org.jspecify.annotations.NullMarked;

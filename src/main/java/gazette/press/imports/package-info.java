/// Reads subscribers from files and from other products, adds them to lists; exports them.
@NullMarked
package gazette.press.imports;

import org.jspecify.annotations.NullMarked;

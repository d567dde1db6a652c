/// Receives files and other products' exports. Hands on their people as subscribers of lists, and writes lists to
/// files.
@NullMarked
package gazette.press.imports;

import org.jspecify.annotations.NullMarked;

/// Receives files that the desk writes. Records each in the database, writes it to its folder as soon as the folder
/// takes it, and hands on what a run reads meanwhile.
@NullMarked
package gazette.press.files;

import org.jspecify.annotations.NullMarked;

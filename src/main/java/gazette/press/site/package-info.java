/// Writes the public pages as static files, and searches the archive.
@NullMarked
package gazette.press.site;

import org.jspecify.annotations.NullMarked;

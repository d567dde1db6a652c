/// Lists the article files of a folder.
@NullMarked
package gazette.sources.folders;

import org.jspecify.annotations.NullMarked;

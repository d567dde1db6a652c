/// Where articles come from: receives folders, hands on the files found in them. What is wrong with one file or folder
/// is said and never stops the others.
@NullMarked
package gazette.sources;

import org.jspecify.annotations.NullMarked;

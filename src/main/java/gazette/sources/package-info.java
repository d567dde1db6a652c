/// Where articles come from: receives folders, hands on the files found in them.
@NullMarked
package gazette.sources;

import org.jspecify.annotations.NullMarked;

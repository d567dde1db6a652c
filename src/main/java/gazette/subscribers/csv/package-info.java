/// Reads CSV files of subscribers in any encoding and dialect, returns valid and invalid rows.
@NullMarked
package gazette.subscribers.csv;

import org.jspecify.annotations.NullMarked;

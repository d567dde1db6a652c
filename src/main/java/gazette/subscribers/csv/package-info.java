/// Reads CSV files of subscribers in any encoding and dialect, hands on valid and invalid rows.
@NullMarked
package gazette.subscribers.csv;

import org.jspecify.annotations.NullMarked;

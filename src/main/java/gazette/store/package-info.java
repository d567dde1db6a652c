/// The archive: receives records, keeps them as rows, hands them back; all SQL is here.
@NullMarked
package gazette.store;

import org.jspecify.annotations.NullMarked;

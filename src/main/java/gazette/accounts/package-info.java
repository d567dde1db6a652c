/// The people who run the paper: receives nothing, hands on accounts with their roles.
@NullMarked
package gazette.accounts;

import org.jspecify.annotations.NullMarked;

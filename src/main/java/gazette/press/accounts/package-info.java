/// Receives what somebody proves of themselves, hands on accounts and sessions.
@NullMarked
package gazette.press.accounts;

import org.jspecify.annotations.NullMarked;

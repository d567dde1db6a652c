/// Receives one person's click or mail, changes that person's memberships.
@NullMarked
package gazette.press.membership;

import org.jspecify.annotations.NullMarked;

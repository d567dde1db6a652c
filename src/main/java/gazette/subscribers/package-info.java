/// The readers: receives addresses and consent, hands on members of lists.
@NullMarked
package gazette.subscribers;

import org.jspecify.annotations.NullMarked;
